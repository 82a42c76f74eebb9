import type { MirroredImage, Target } from './mirrored-image';
import type { Copy, Found, Looked, Registries } from './registries';

/** How images are copied. */
export interface Mirroring {
  readonly registries: Registries;
  /** Whether to say what is missing, and to copy nothing. */
  readonly dryRun: boolean;
  readonly print: (line: string) => void;
}

/**
 * Says which images the environments have, and copies what is missing; where anything is wrong with any of them, copies
 * none.
 *
 * @returns the problems
 */
export async function mirror(
  images: readonly MirroredImage[],
  { registries, dryRun, print }: Mirroring,
): Promise<string[]> {
  const asked = images.map((image) => ({ ...image, targets: image.targets.map(({ repository }) => repository) }));
  const seen = await registries.look(asked);
  const all = images.map((image, index) => ({ image, looked: seen[index] ?? nothing }));
  for (const { image, looked } of all) for (const line of linesOf(image, looked)) print(line);

  const problems = all.flatMap(({ image, looked }) => [
    ...sourceProblems(image, looked),
    ...targetProblems(image, looked),
  ]);
  if (problems.length > 0) return [...new Set(problems)];
  const copies = all.flatMap(({ image, looked }) => copiesOf(image, looked));
  const count = copies.length === 1 ? '1 image' : `${copies.length} images`;
  if (dryRun || copies.length === 0) {
    print(copies.length === 0 ? 'Nothing is missing' : `${count} to copy`);
    return [];
  }
  for (const [index, copy] of copies.entries()) {
    await registries.copy(copy);
    print(`${index + 1}/${copies.length} copied ${copy.to}`);
  }
  return [];
}

const nothing: Looked = { digest: '', missing: false, error: 'nothing was heard of it', unsigned: '', targets: [] };

const isMissing = ({ digest, missing, error }: Found) => digest === '' && !missing && error === '';

function targetsOf(image: MirroredImage, looked: Looked): { readonly target: Target; readonly found: Found }[] {
  return image.targets.map((target, index) => ({ target, found: looked.targets[index] ?? nothing }));
}

function copiesOf(image: MirroredImage, looked: Looked): Copy[] {
  return targetsOf(image, looked)
    .filter(({ found }) => isMissing(found))
    .map(({ target }) => ({
      from: image.repository,
      digest: image.digest ?? '',
      to: `${target.repository}:${image.release}`,
    }));
}

function stateOf(image: MirroredImage, found: Found): string {
  if (found.error !== '') return 'cannot be read';
  if (found.missing) return 'has no repository';
  if (found.digest === '') return 'is missing';
  return found.digest === image.digest ? 'is there' : 'is another image';
}

function signatureOf({ digest, signer }: MirroredImage, { error, unsigned }: Looked): string {
  if (signer === undefined) return ', of which no signature is asked';
  // Then nobody has looked at it.
  if (error !== '' || digest === undefined) return '';
  return unsigned === '' ? `, signed by ${signer.identity}` : ', not signed as it should be';
}

function linesOf(image: MirroredImage, looked: Looked): string[] {
  const width = Math.max(...image.targets.map(({ environment }) => environment.length));
  return [
    `${image.repository}:${image.release}${signatureOf(image, looked)}`,
    ...targetsOf(image, looked).map(({ target, found }) => {
      return `  ${target.environment.padEnd(width)}  ${stateOf(image, found)}  ${target.repository}`;
    }),
  ];
}

function sourceProblems({ written, repository, release, digest, signer }: MirroredImage, looked: Looked): string[] {
  const source = `${repository}:${release}`;
  if (digest === undefined) {
    return [`${written.digest}: nobody has looked it up yet (${release}) — run "npm run mirror -- --resolve"`];
  }
  if (looked.error !== '')
    return [`${source}: cannot be read (${looked.error}) — check the network, then run this again`];
  if (looked.digest === '')
    return [`${written.release}: is no release in ${repository} (${release}) — write one that is`];
  return [
    ...(looked.digest === digest ? [] : [movedTag(written.digest, source, looked.digest, digest)]),
    ...(looked.unsigned === ''
      ? []
      : [
          `${repository}@${digest}: has no signature of ${signer?.identity} (${inLine(looked.unsigned)}) — do not deploy it`,
        ]),
  ];
}

/** The problem of a tag that is another image than the one that was written down. */
export function movedTag(where: string, source: string, found: string, digest: string): string {
  const remedy =
    'leave the digest out if the release is new here, and run "npm run mirror -- --resolve"; otherwise find out who moved the tag';
  return `${where}: is not that of ${source}, ${found} (${digest}) — ${remedy}`;
}

function targetProblems(image: MirroredImage, looked: Looked): string[] {
  return targetsOf(image, looked).flatMap(({ target: { environment, repository }, found }) => {
    if (found.error !== '') {
      // All images of an environment go to one registry.
      const [registry] = repository.split('/');
      return [`${registry}: cannot be read (${inLine(found.error)}) — log in to the account of ${environment}`];
    }
    if (found.missing) {
      return [`${repository}: there is no such repository (${environment}) — wait until the unit registry is synced`];
    }
    if (found.digest === '' || found.digest === image.digest || image.digest === undefined) return [];
    const what = `${repository}:${image.release}: is another image than ${image.digest} (${found.digest})`;
    return [`${what} — find out who pushed it, and delete it there`];
  });
}

const inLine = (text: string) => text.trim().replaceAll(/\s*\n\s*/g, '; ');
