import { ProgramError } from '../processes/program-error';
import type { Written } from './configuration-files';

/**
 * The file of an environment, and the name by which that exports it.
 *
 * @throws ProgramError where the environment has no file of its own
 */
export function exportOf(written: Written, name: string): { readonly path: string; readonly exported: string } {
  const environment = written.environments.find((one) => one.name === name);
  for (const { path, exported } of written.files) {
    const found = Object.entries(exported).find(([, value]) => environment !== undefined && value === environment);
    if (found !== undefined) return { path, exported: found[0] };
  }
  throw new ProgramError(
    `config/environments.ts: has an environment without a file (${name}) — write the entry by hand`,
  );
}
