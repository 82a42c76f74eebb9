import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Scratch } from '../../files/scratch';
import { readCommandLine } from '../processes/command-line';
import { program } from '../processes/program';
import { ProgramError } from '../processes/program-error';
import { somebodys } from './somebodys';

const root = join(__dirname, '../..');

/** What docs/from-an-empty-account.md tells people to run once they have edited `config/`. */
const commands = ['synth', 'graph', 'pci', 'format', 'check'];

/** The files that docs/make-it-yours.md tells people to edit, as paths in the repository. */
function edited(folder: string): string[] {
  const config = readdirSync(join(folder, 'config')).filter((file) => /^[\w-]+\.ts$/.test(file));
  return [...config.map((file) => `config/${file}`), '.github/CODEOWNERS'];
}

function git(folder: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new ProgramError(`git ${args[0]}: failed — ${stderr.trim()}`);
  return stdout;
}

/** Makes a clone that has what this working copy has, committed or not. */
function cloneInto(folder: string): void {
  git(root, 'clone', '--quiet', '--no-hardlinks', root, folder);
  const others = git(root, 'ls-files', '-z', '--modified', '--deleted', '--others', '--exclude-standard').split('\0');
  for (const file of others.filter(Boolean)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    if (existsSync(join(root, file))) cpSync(join(root, file), join(folder, file), { verbatimSymlinks: true });
    else rmSync(join(folder, file), { force: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}

void program(async () => {
  readCommandLine(process.argv.slice(2), {
    command: 'npm run yours',
    does: 'Makes a clone of this repository somebody else’s, as docs/make-it-yours.md says, and checks it there.',
  });
  const { folder, remove } = new Scratch(join(tmpdir(), 'somebodys-'));
  try {
    cloneInto(folder);
    for (const file of edited(folder)) {
      const path = join(folder, file);
      writeFileSync(path, somebodys(readFileSync(path, 'utf8')));
    }
    const failed = commands.find(
      (command) => spawnSync('npm', ['run', command], { cwd: folder, stdio: 'inherit' }).status !== 0,
    );
    if (failed !== undefined) {
      throw new ProgramError(
        `npm run ${failed}: fails for another configuration than this repository's — it may name no value of config/`,
      );
    }
  } finally {
    remove();
  }
});
