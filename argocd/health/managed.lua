-- Health of what Crossplane reconciles: managed resources, objects in other clusters, and composite resources. It tells
-- what has never worked from what has stopped working: only the second is Degraded, which fails a sync.
local configurations = { ProviderConfig = true, ClusterProviderConfig = true, ProviderConfigUsage = true }
if configurations[obj.kind] then
  return { status = "Healthy", message = "Is configuration" }
end

local conditions = {}
if obj.status ~= nil then
  for _, condition in ipairs(obj.status.conditions or {}) do
    conditions[condition.type] = condition
  end
end
local ready, synced = conditions.Ready, conditions.Synced
local isReady = ready ~= nil and ready.status == "True"

if synced ~= nil and synced.reason == "ReconcilePaused" then
  return { status = "Suspended", message = "Is paused" }
end

-- Claimed is what an AccountAccess says of its account.
for _, name in ipairs({ "Synced", "LastAsyncOperation", "Claimed" }) do
  local condition = conditions[name]
  if condition ~= nil and condition.status == "False" then
    local status = "Progressing"
    if isReady then
      status = "Degraded"
    end
    return { status = status, message = condition.message or condition.reason }
  end
end

if isReady and synced ~= nil and synced.status == "True" then
  return { status = "Healthy", message = "Is as declared" }
end
if ready ~= nil then
  return { status = "Progressing", message = ready.message or ready.reason }
end
return { status = "Progressing", message = "Waiting for Crossplane" }
