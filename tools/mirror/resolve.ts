import { movedTag } from './mirror';
import type { PublishedImage } from './mirrored-image';
import type { Registries } from './registries';

/** What becomes of `config/platform.ts`. */
export interface Resolved {
  readonly text: string;
  /** A line for each digest that was looked up. */
  readonly lines: readonly string[];
  readonly problems: readonly string[];
}

/** Looks up the digest of each image that has none yet, and writes it into the text of `config/platform.ts`. */
export async function resolve(
  images: readonly PublishedImage[],
  before: string,
  registries: Registries,
): Promise<Resolved> {
  const seen = await registries.look(images.map((image) => ({ ...image, signer: undefined, targets: [] })));
  let text = before;
  const lines: string[] = [];
  const problems: string[] = [];
  for (const [index, { name, field = `controllers.${name}`, repository, release, digest }] of images.entries()) {
    const source = `${repository}:${release}`;
    const { digest: found = '', error = 'nothing was heard of it' } = seen[index] ?? {};
    if (error !== '') problems.push(`${source}: cannot be read (${error}) — check the network, then run this again`);
    else if (found === '') {
      problems.push(
        `config/platform.ts ${field}.image: is no release in ${repository} (${release}) — write one that is`,
      );
    } else if (digest === undefined) {
      const after = withDigest(text, field.replace(/^.*\./, ''), found);
      if (after === undefined) {
        problems.push(`config/platform.ts ${field}: cannot be edited (${found}) — write this digest by hand`);
      }
      text = after ?? text;
      lines.push(`${source} is ${found}`);
    } else if (digest !== found) {
      problems.push(movedTag(`config/platform.ts ${field}.digest`, source, found, digest));
    }
  }
  return { text, lines, problems };
}

/** The text with the digest in the controller's entry, in the place of the one there or after its image. */
function withDigest(text: string, name: string, digest: string): string | undefined {
  const entry = new RegExp(`('?${name}'?: \\{[^}]*?\\bimage: '[^']*')(,\\s*digest: '[^']*')?`);
  return entry.test(text) ? text.replace(entry, (_, image) => `${image}, digest: '${digest}'`) : undefined;
}
