/**
 * What a service runs: the digest of an image in its own repository, and before it, for `npm run mirror`, where that image
 * is published, with its tag.
 */
const imageForm =
  /^(?:(?<repository>[a-z0-9.-]+\.[a-z0-9-]+(?::\d+)?(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)+):(?<tag>\w[\w.-]{0,127})@)?(?<digest>sha256:[0-9a-f]{64})$/;

/** An image of a service. */
export interface Image {
  readonly digest: string;
  /** Where it is published. @default - nowhere: it is pushed to the service's own repository */
  readonly published?: { readonly repository: string; readonly tag: string };
}

/** Reads an image, `sha256:…` or `⟨registry⟩/⟨repository⟩:⟨tag⟩@sha256:…`; undefined where it is neither. */
export function imageOf(text: string): Image | undefined {
  const { repository, tag, digest } = imageForm.exec(text)?.groups ?? {};
  if (digest === undefined) return undefined;
  return { digest, ...(repository !== undefined && tag !== undefined && { published: { repository, tag } }) };
}
