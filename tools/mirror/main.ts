import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withControllers } from '../../charts/controllers/with-controllers';
import { platform } from '../../config/platform';
import { instead } from '../../texts/nearest';
import { formatted } from '../new/formatted';
import { readCommandLine } from '../processes/command-line';
import { program } from '../processes/program';
import { ProgramError } from '../processes/program-error';
import { mirror } from './mirror';
import { mirroredImages, publishedImages } from './mirrored-image';
import { reachedRegistries } from './registries';
import { resolve } from './resolve';

const path = 'config/platform.ts';
const file = join(__dirname, '../..', path);

void program(async () => {
  const options = readCommandLine(process.argv.slice(2), {
    command: 'npm run mirror',
    does: "Copies the controllers' images, by their digests, to the registry of each environment, where they are missing.",
    options: {
      'dry-run': { says: 'says what is missing, and copies nothing' },
      environment: { value: 'NAME', says: 'only for this environment, whose account you are logged in to' },
      resolve: { says: `instead of that, looks up the digests that ${path} does not have yet, and writes them there` },
      'trusted-root': { value: 'FILE', says: 'the keys of Sigstore, instead of fetching those of its public instance' },
    },
  });
  const trustedRoot = typeof options['trusted-root'] === 'string' ? options['trusted-root'] : undefined;
  const problems = options.resolve
    ? await resolveAll(trustedRoot)
    : await mirrorAll(options.environment, options['dry-run'] === true, trustedRoot);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
});

/** Without this configuration's checks, which refuse a release that has no digest yet. */
async function resolveAll(trustedRoot: string | undefined): Promise<readonly string[]> {
  const before = readFileSync(file, 'utf8');
  const images = publishedImages(withControllers(platform));
  const { text, lines, problems } = await resolve(images, before, await reachedRegistries(trustedRoot));
  if (problems.length > 0) return problems;
  if (text !== before) writeFileSync(file, formatted(path, text));
  for (const line of lines) console.log(line);
  console.log(lines.length === 0 ? 'Every digest is that of its release' : `${path} is written; run "npm run synth"`);
  return [];
}

async function mirrorAll(only: unknown, dryRun: boolean, trustedRoot: string | undefined): Promise<readonly string[]> {
  const { configuration } = await import('../../charts/this-configuration');
  const names = configuration.environments.map(({ name }) => name);
  if (typeof only === 'string' && !names.includes(only)) {
    throw new ProgramError(`--environment: there is none of this name (${only}) — ${instead(only, names)}`);
  }
  const environments = configuration.environments.filter(({ name }) => only === undefined || name === only);
  const images = mirroredImages(configuration.platform, environments);
  return mirror(images, { registries: await reachedRegistries(trustedRoot), dryRun, print: console.log });
}
