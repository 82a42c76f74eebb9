import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A health check in Lua, and the kinds that Argo CD applies it to. */
export interface HealthCheck {
  /** File in this folder. */
  readonly file: string;
  /** Kinds as `group/kind`, with `*` for any text and `{a,b}` for either. No kind may match two: Argo CD takes any. */
  readonly kinds: string;
  readonly script: string;
}

/**
 * Argo CD's own checks of Crossplane's kinds mistake what is new for healthy, and what waits for broken; these replace
 * them. `group` is the platform's.
 */
export function healthChecks(group: string): readonly HealthCheck[] {
  return [
    check('managed.lua', `{*.upbound.io,kubernetes.m.crossplane.io,${group}}/*`),
    check('package.lua', 'pkg.crossplane.io/{Function,Provider}'),
    check('application.lua', 'argoproj.io/Application'),
  ];
}

function check(file: string, kinds: string): HealthCheck {
  return { file, kinds, script: readFileSync(join(__dirname, file), 'utf8') };
}
