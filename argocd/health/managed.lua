-- Health of what Crossplane reconciles: managed resources, objects in other clusters, and composite resources. Only what
-- has worked before can be Degraded, which fails a sync; what has never worked is still on its way.
local configurations = { ProviderConfig = true, ClusterProviderConfig = true, ProviderConfigUsage = true }
if configurations[obj.kind] then
  return { status = "Healthy", message = "Is configuration" }
end

local status = obj.status or {}
local conditions = {}
for _, condition in ipairs(status.conditions or {}) do
  conditions[condition.type] = condition
end
local ready, synced = conditions.Ready or {}, conditions.Synced or {}
local operation, accepted, version = conditions.LastAsyncOperation or {}, conditions.Accepted or {}, conditions.Version or {}
local isReady = ready.status == "True"

local function progressing(message)
  return { status = "Progressing", message = message }
end

if synced.reason == "ReconcilePaused" then
  return { status = "Suspended", message = "Is paused" }
end

-- What is only looked at has been seen. Whether it is still there, says whoever it belongs to.
local policies = (obj.spec or {}).managementPolicies or {}
if obj.kind == "Object" and #policies == 1 and policies[1] == "Observe" and isReady then
  return { status = "Healthy", message = "Has been seen" }
end

-- Of the conditions only Synced has a generation, and even Synced has none for a moment when an operation in AWS has
-- ended: upjet sets Ready and LastAsyncOperation without one.
local generation = obj.metadata.generation
if generation ~= nil and synced.observedGeneration ~= nil and synced.observedGeneration < generation then
  return progressing("Its status is of generation " .. synced.observedGeneration .. ", not yet of " .. generation)
end

if synced.status == "False" then
  if isReady then
    return { status = "Degraded", message = synced.message or synced.reason }
  end
  return progressing(synced.message or synced.reason)
end

-- A failed operation makes Synced False too, until the next attempt begins. So this is that attempt, maybe the first of
-- a new generation.
if operation.status == "False" then
  return progressing("Tried again after: " .. (operation.message or operation.reason))
end

-- A provider that does not report an operation under way calls an update done as soon as it has begun.
local wanted, found = (obj.spec or {}).forProvider or {}, status.atProvider or {}
for _, field in ipairs({ "version", "addonVersion" }) do
  if wanted[field] ~= nil and found[field] ~= nil and wanted[field] ~= found[field] then
    return progressing("AWS still has " .. field .. " " .. found[field] .. ", not yet " .. wanted[field])
  end
end

-- What an AccountAccess says of its account.
local claimed = conditions.Claimed or {}
if claimed.status == "False" then
  if isReady then
    return { status = "Degraded", message = claimed.message }
  end
  return progressing(claimed.message)
end

-- What a composite resource says of others that it takes values from.
local dependencies = conditions.DependenciesReady or {}
if dependencies.status == "False" then
  return progressing(dependencies.message)
end

-- What a composite resource says of the resources that it is composed of.
if accepted.status == "False" then
  local statuses = { ChangeRefused = "Degraded", Paused = "Suspended" }
  return { status = statuses[accepted.reason] or "Progressing", message = accepted.message }
end

if isReady and synced.status == "True" then
  if version.status == "False" then
    return { status = "Healthy", message = version.message }
  end
  return { status = "Healthy", message = "Is as declared" }
end
return progressing(ready.message or ready.reason or "Waiting for Crossplane")
