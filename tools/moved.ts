import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import type { Files } from '../charts/write';

/** What a commit would do to a file of `dist/`. */
export type Move = 'changed' | 'new' | 'gone';

/**
 * The files that are others than those of a folder at HEAD, by their paths below it; undefined where Git knows of no HEAD.
 *
 * @param folder from the root of the repository, for example `dist`
 */
export function movedSinceHead(files: Files, root: string, folder: string): Readonly<Record<string, Move>> | undefined {
  const { status, stdout } = spawnSync('git', ['ls-tree', '-r', '-z', 'HEAD', '--', folder], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) return undefined;
  const committed = new Map(
    [...stdout.matchAll(/\S+ blob (\S+)\t([^\0]+)\0/g)].map(([, hash, path = '']) => {
      return [path.slice(folder.length + 1), hash] as const;
    }),
  );
  const moves = [...new Set([...committed.keys(), ...Object.keys(files)])].flatMap((path): [string, Move][] => {
    const text = files[path];
    if (text === undefined) return [[path, 'gone']];
    const before = committed.get(path);
    if (before === blobHash(text)) return [];
    return [[path, before === undefined ? 'new' : 'changed']];
  });
  return Object.fromEntries(moves.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** What Git calls a file of this text. Source: Pro Git, "Git Objects". */
function blobHash(text: string): string {
  return createHash('sha1')
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest('hex');
}
