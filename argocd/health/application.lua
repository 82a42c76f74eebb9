-- Health of an Application inside another: what it deploys, and not before it has been deployed once. Argo CD has no such
-- check of its own, and an Application without one counts as healthy at once, so no sync wave would wait for it.
local status = obj.status or {}

if status.history == nil or #status.history == 0 then
  local policy = obj.spec.syncPolicy or {}
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

local health = status.health or {}
local passedOn = { Healthy = true, Degraded = true, Suspended = true, Progressing = true }
if passedOn[health.status] then
  return { status = health.status, message = health.message }
end
return { status = "Progressing", message = "Waiting for what it deploys" }
