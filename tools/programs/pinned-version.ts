import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProgramError } from '../processes/program-error';

/** The version at which the go.mod in a folder requires a module, such as `v1.35.8`; throws ProgramError where it requires none. */
export function pinnedVersion(folder: string, module: string): string {
  const file = join(folder, 'go.mod');
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [name, version] = line
      .replace(/^require\s/, '')
      .trim()
      .split(/\s+/);
    if (name === module && version?.startsWith('v')) return version;
  }
  throw new ProgramError(`${file}: requires no such module (${module}) — run go get ${module} there`);
}
