import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withControllers } from '../../charts/controllers/with-controllers';
import { environments } from '../../config/environments';
import { platform } from '../../config/platform';
import { services } from '../../config/services';
import { instead } from '../../texts/nearest';
import { formatted } from '../new/formatted';
import { readCommandLine } from '../processes/command-line';
import { program } from '../processes/program';
import { ProgramError } from '../processes/program-error';
import { mirror } from './mirror';
import { mirroredImages, type PublishedImage, publishedImages, writtenImages } from './mirrored-image';
import { reachedRegistries } from './registries';
import { type Resolved, resolve } from './resolve';

const root = join(__dirname, '../..');

void program(async () => {
  const options = readCommandLine(process.argv.slice(2), {
    command: 'npm run mirror',
    does: 'Copies the images of controllers, and those of services that others publish, by their digests, to the registry of each environment, where they are missing.',
    options: {
      'dry-run': { says: 'says what is missing, and copies nothing' },
      environment: { value: 'NAME', says: 'only for this environment, whose account you are logged in to' },
      resolve: { says: 'instead of that, looks up the digests that config/ does not have yet, and writes them there' },
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

/** The images that each file of `config/` writes. */
const files: readonly { readonly path: string; readonly images: readonly PublishedImage[] }[] = [
  { path: 'config/platform.ts', images: publishedImages(withControllers(platform)) },
  { path: 'config/services.ts', images: writtenImages((name) => `config/services.ts ${name}.image`, services) },
  ...environments.map(({ name, services: changes = {} }) => {
    const path = `config/${name}.ts`;
    return { path, images: writtenImages((service) => `${path} services.${service}.image`, changes) };
  }),
];

/** Without this configuration's checks, which refuse a release that has no digest yet. */
async function resolveAll(trustedRoot: string | undefined): Promise<readonly string[]> {
  const registries = await reachedRegistries(trustedRoot);
  const all: { readonly path: string; readonly before: string; readonly resolved: Resolved }[] = [];
  for (const { path, images } of files.filter((one) => one.images.length > 0)) {
    const before = readFileSync(join(root, path), 'utf8');
    all.push({ path, before, resolved: await resolve(images, before, registries) });
  }
  const problems = all.flatMap(({ resolved }) => resolved.problems);
  if (problems.length > 0) return problems;
  const written = all.filter(({ before, resolved }) => resolved.text !== before);
  for (const { path, resolved } of written) writeFileSync(join(root, path), formatted(path, resolved.text));
  for (const line of new Set(all.flatMap(({ resolved }) => resolved.lines))) console.log(line);
  const names = written.map(({ path }) => path).join(', ');
  console.log(names === '' ? 'Every digest is that of its release' : `written: ${names}; run "npm run synth"`);
  return [];
}

async function mirrorAll(only: unknown, dryRun: boolean, trustedRoot: string | undefined): Promise<readonly string[]> {
  const { configuration } = await import('../../charts/this-configuration');
  const names = configuration.environments.map(({ name }) => name);
  if (typeof only === 'string' && !names.includes(only)) {
    throw new ProgramError(`--environment: there is none of this name (${only}) — ${instead(only, names)}`);
  }
  const chosen = configuration.environments.filter(({ name }) => only === undefined || name === only);
  const images = mirroredImages(configuration.platform, chosen);
  return mirror(images, { registries: await reachedRegistries(trustedRoot), dryRun, print: console.log });
}
