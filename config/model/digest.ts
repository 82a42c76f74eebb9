/** The digest of an image, as registries write it. */
export const digestForm = /^sha256:[0-9a-f]{64}$/;

/** Stands for the digest of an image that nobody has looked up yet; no image has it. */
export const unknownDigest = `sha256:${'0'.repeat(64)}`;
