import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readInstallation } from '../../bootstrap/installation';
import { Scratch } from '../../files/scratch';
import { keepKnownFields } from '../repository/known-fields';
import { withoutCharts } from '../repository/without-charts';

/** Takes out of the commit that is under way what loopback cannot deploy, and leaves the files as they are. */
function main(providerAws: string): void {
  const scratch = new Scratch(join(tmpdir(), 'payment-platform-commit-'));
  const { folder } = scratch;
  const dist = join(folder, 'dist');
  execFileSync('git', ['checkout-index', '--all', `--prefix=${folder}/`]);
  withoutCharts(dist, readInstallation(dist).root.repository);
  keepKnownFields(dist, providerAws);
  // Git tells a hook where its index is, from the top of the files.
  const index = resolve(process.env.GIT_INDEX_FILE ?? '.git/index');
  const env = { ...process.env, GIT_INDEX_FILE: index, GIT_DIR: resolve('.git'), GIT_WORK_TREE: folder };
  execFileSync('git', ['add', '--all', 'dist'], { cwd: folder, env });
  scratch.remove();
}

const [providerAws] = process.argv.slice(2);
if (providerAws === undefined) throw new Error('the folder of the provider’s source is missing');
main(providerAws);
