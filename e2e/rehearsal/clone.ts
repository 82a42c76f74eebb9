import { execFileSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What it takes to make a clone. */
export interface CloneProps {
  /** Repository to clone. */
  readonly root: string;
  /** Folder of the clone; empty or missing. */
  readonly folder: string;
  /** Folder of the AWS provider's source. */
  readonly providerAws: string;
}

/**
 * Clones what is committed in a repository, as somebody does who makes it theirs. A hook takes out of each commit what
 * loopback cannot deploy (`pre-commit.ts`); the files of the clone keep it.
 */
export function makeClone({ root, folder, providerAws }: CloneProps): void {
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, folder]);
  const git = (...args: readonly string[]) => execFileSync('git', ['-C', folder, ...args]);
  git('config', 'user.name', 'You');
  git('config', 'user.email', 'you@localhost');
  // A tag of the example would stand where one of yours is to come.
  for (const tag of String(git('tag', '--list')).split('\n').filter(Boolean)) git('tag', '--delete', tag);
  const command = [join(root, 'node_modules/.bin/tsx'), join(root, 'e2e/rehearsal/pre-commit.ts'), providerAws];
  const hook = join(folder, '.git/hooks/pre-commit');
  writeFileSync(hook, `#!/bin/sh\nexec ${command.map((part) => `'${part}'`).join(' ')}\n`);
  chmodSync(hook, 0o755);
}
