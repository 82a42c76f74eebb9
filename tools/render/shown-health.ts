import { healthChecks } from '../../argocd/health/health-checks';
import { type Health, runLua } from '../../argocd/health/run-lua';
import { platform } from '../../config/platform';
import type { JsonObject } from '../../objects/json';

/** The health that Argo CD shows for a composite. */
export function shownHealth(composite: JsonObject): Health {
  const check = healthChecks(platform.apiGroup).find(({ file }) => file === 'managed.lua');
  if (check === undefined) throw new Error('argocd/health: no check of managed resources (managed.lua) — add it');
  return runLua(check.script, composite);
}
