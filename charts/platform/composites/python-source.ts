import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text of one of the Compositions' Python files. */
export function pythonSource(file: string): string {
  return readFileSync(join(__dirname, file), 'utf8');
}
