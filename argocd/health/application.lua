-- Health of an Application inside another: that of what it deploys, once it has been deployed. Argo CD has no such check
-- of its own. Without one an Application counts as healthy at once, so that no sync wave would wait for it.
local spec, status = obj.spec, obj.status or {}

if status.history == nil or #status.history == 0 then
  local policy = spec.syncPolicy or {}
  if policy.automated == nil or policy.automated.enabled == false then
    return { status = "Suspended", message = "Waiting for a person to sync it" }
  end
  for _, condition in ipairs(status.conditions or {}) do
    if condition.type == "ComparisonError" or condition.type == "InvalidSpecError" then
      return { status = "Progressing", message = condition.message }
    end
  end
  return { status = "Progressing", message = "Waiting for its first sync" }
end

-- Argo CD leaves out empty fields when it writes down what it has compared.
local function isEmpty(value)
  if type(value) ~= "table" then
    return value == nil or value == "" or value == false or value == 0
  end
  for _, inner in pairs(value) do
    if not isEmpty(inner) then
      return false
    end
  end
  return true
end

local function isSame(one, other)
  if type(one) ~= "table" or type(other) ~= "table" then
    return one == other or (isEmpty(one) and isEmpty(other))
  end
  for key, value in pairs(one) do
    if not isSame(value, other[key]) then
      return false
    end
  end
  for key, value in pairs(other) do
    if one[key] == nil and not isEmpty(value) then
      return false
    end
  end
  return true
end

local compared = (status.sync or {}).comparedTo
if compared ~= nil then
  local field = "source"
  if not isEmpty(spec.sources) then
    field = "sources"
  end
  -- Where the spec has neither, Argo CD derives the source.
  local sameSource = spec[field] == nil or isSame(spec[field], compared[field])
  if not sameSource or not isSame(spec.destination, compared.destination) then
    return { status = "Progressing", message = "Its health is of an older source or destination" }
  end
end

local health = status.health or {}
local passedOn = { Healthy = true, Degraded = true, Suspended = true, Progressing = true }
if passedOn[health.status] then
  return { status = health.status, message = health.message }
end
return { status = "Progressing", message = "Waiting for what it deploys" }
