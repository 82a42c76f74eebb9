import { unknownDigest } from '../../config/model/digest';
import { movedTag } from './mirror';
import type { PublishedImage } from './mirrored-image';
import type { Registries } from './registries';

/** What becomes of a file of `config/`. */
export interface Resolved {
  readonly text: string;
  /** A line for each digest that was looked up. */
  readonly lines: readonly string[];
  readonly problems: readonly string[];
}

/** Looks up the digest of each image that has none yet, and writes it into the text of the file that wants them. */
export async function resolve(
  images: readonly PublishedImage[],
  before: string,
  registries: Registries,
): Promise<Resolved> {
  const seen = await registries.look(images.map((image) => ({ ...image, signer: undefined, targets: [] })));
  let text = before;
  const lines: string[] = [];
  const problems: string[] = [];
  for (const [index, image] of images.entries()) {
    const { repository, release, digest, written } = image;
    const source = `${repository}:${release}`;
    const { digest: found = '', error = 'nothing was heard of it' } = seen[index] ?? {};
    if (error !== '') problems.push(`${source}: cannot be read (${error}) — check the network, then run this again`);
    else if (found === '') {
      problems.push(`${written.release}: is no release in ${repository} (${release}) — write one that is`);
    } else if (digest === undefined) {
      const after = withDigest(text, image, found);
      if (after === undefined) {
        problems.push(`${written.release}: cannot be edited (${found}) — write this digest by hand`);
      }
      text = after ?? text;
      lines.push(`${source} is ${found}`);
    } else if (digest !== found) {
      problems.push(movedTag(written.digest, source, found, digest));
    }
  }
  return { text, lines, problems };
}

/** The text with the digest wherever the image is written, or in its controller's entry after the release. */
function withDigest(text: string, { name, repository, release }: PublishedImage, digest: string): string | undefined {
  const unresolved = `${repository}:${release}@${unknownDigest}`;
  // One reference may stand for several services.
  if (text.includes(unresolved)) return text.replaceAll(unresolved, `${repository}:${release}@${digest}`);
  if (text.includes(`${repository}:${release}@${digest}`)) return text;
  const entry = new RegExp(`('?${name}'?: \\{[^}]*?\\bimage: '[^']*')(,\\s*digest: '[^']*')?`);
  return entry.test(text) ? text.replace(entry, (_, image) => `${image}, digest: '${digest}'`) : undefined;
}
