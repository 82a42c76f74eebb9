import { imageOf } from '../../model/pods/image';
import type { Problem } from '../../model/problem';

/** What is wrong with the image of a service, in the catalogue or in an environment. */
export function imageProblems(image: string | undefined, where: string): Problem[] {
  if (image === undefined || imageOf(image) !== undefined) return [];
  const problem = (what: string, fix: string) => [{ where, what, value: image, fix }];
  if (!image.includes('sha256:')) {
    return problem(
      'names no digest, so that nobody knows what it will be tomorrow',
      'write sha256:… of the image in the repository of the service, or ⟨registry⟩/⟨repository⟩:⟨tag⟩@sha256:…',
    );
  }
  const [published] = image.split('@sha256:');
  const [registry = '', ...path] = published?.split('/') ?? [];
  if (published !== image && (path.length === 0 || !registry.includes('.'))) {
    return problem('names no registry', 'write it with its host, e.g. docker.io/⟨repository⟩:⟨tag⟩@sha256:…');
  }
  if (published !== image && !path.at(-1)?.includes(':')) {
    return problem('names no tag, under which it could be mirrored', 'write the tag that has this digest before the @');
  }
  return problem(
    'is not of the right form',
    'write sha256: and 64 hexadecimal digits, for a published image after ⟨registry⟩/⟨repository⟩:⟨tag⟩@',
  );
}
