import { type Dirent, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * The text of every file below a folder, by its path in the folder, and where every link leads, as Git keeps it; empty
 * where there is no folder.
 */
export function readTree(folder: string): Readonly<Record<string, string>> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return {};
  const found = entriesBelow(folder).map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }));
  const sorted = found.sort((one, other) => (one.path < other.path ? -1 : 1));
  return Object.fromEntries(
    sorted.map(({ entry, path }) => {
      return [relative(folder, path), entry.isFile() ? readFileSync(path, 'utf8') : readlinkSync(path)];
    }),
  );
}

/** Files and links. Node's own recursion follows links, also such as lead back to where they are. */
function entriesBelow(folder: string): Dirent[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return entriesBelow(join(folder, entry.name));
    return entry.isFile() || entry.isSymbolicLink() ? [entry] : [];
  });
}
