import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every page that tells people what to do, as a path in the repository whose folder is given. */
export function documents(root: string): string[] {
  const docs = readdirSync(join(root, 'docs'), { encoding: 'utf8', recursive: true });
  return [
    'README.md',
    'bootstrap/README.md',
    ...docs.filter((file) => file.endsWith('.md')).map((file) => `docs/${file}`),
  ];
}
