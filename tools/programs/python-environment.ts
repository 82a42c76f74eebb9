import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { Scratch } from '../../files/scratch';
import { ProgramError } from '../processes/program-error';
import { runProcess } from '../processes/run-process';
import { cacheFolder } from './cache-folder';
import { findPython, type Python } from './find-python';

async function install(python: Python, requirements: string, scratch: string): Promise<void> {
  const steps: [command: string, ...args: string[]][] = [
    [python.command, '-m', 'venv', scratch],
    [
      join(scratch, 'bin/python'),
      '-m',
      'pip',
      'install',
      '--quiet',
      '--no-deps',
      '--require-hashes',
      '-r',
      requirements,
    ],
  ];
  for (const [command, ...args] of steps) {
    const { code, stderr } = await runProcess(command, args, { env: { PIP_DISABLE_PIP_VERSION_CHECK: '1' } });
    if (code !== 0) throw new ProgramError(`python: ${args.join(' ')} failed — ${stderr.trim()}`);
  }
}

/**
 * The Python of an environment in the user's cache folder with exactly the packages of a file of pinned requirements; makes
 * the environment if needed. Throws ProgramError where Python is missing or a package cannot be installed.
 */
export async function pythonEnvironment(requirements: string): Promise<string> {
  const python = await findPython();
  const parts = [python.version, process.platform, process.arch, readFileSync(requirements, 'utf8')];
  const key = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
  const folder = join(cacheFolder(), 'python');
  const target = join(folder, key);
  // Not through the environment's own programs: their first lines name the folder in which they were made.
  const interpreter = join(target, 'bin/python');
  if (existsSync(interpreter)) return interpreter;
  mkdirSync(folder, { recursive: true });
  const scratch = new Scratch(join(folder, '.making-'));
  try {
    console.error(`python: making an environment of Python ${python.version} (seconds)`);
    await install(python, requirements, scratch.folder);
    // Another process may have been faster, and has made the same.
    if (!existsSync(interpreter)) renameSync(scratch.folder, target);
  } finally {
    scratch.remove();
  }
  return interpreter;
}
