-- Health of Crossplane's packages. Argo CD's own check calls a package Degraded that is not installed or not healthy yet,
-- which fails the sync that installs it; here it is on its way.
local conditions = {}
if obj.status ~= nil then
  for _, condition in ipairs(obj.status.conditions or {}) do
    conditions[condition.type] = condition
  end
end

local generation = obj.metadata.generation
for _, name in ipairs({ "Installed", "Healthy" }) do
  local condition = conditions[name]
  if condition == nil then
    return { status = "Progressing", message = "Waiting for " .. name }
  end
  local observed = condition.observedGeneration
  if generation ~= nil and observed ~= nil and observed < generation then
    local message = name .. " is of generation " .. observed .. ", not yet of " .. generation
    return { status = "Progressing", message = message }
  end
  if condition.status ~= "True" then
    return { status = "Progressing", message = condition.message or condition.reason }
  end
end
return { status = "Healthy", message = "Is installed and healthy" }
