import type { AwsResource } from './aws-resource';

/** Tags as AWS's APIs write them: a list of keys and values in either spelling, or a map. */
export type WrittenTags =
  | readonly { readonly Key?: string; readonly Value?: string; readonly key?: string; readonly value?: string }[]
  | Readonly<Record<string, string>>
  | undefined;

/** Tags as a map. */
export function tagsOf(written: WrittenTags): Readonly<Record<string, string>> {
  if (written === undefined) return {};
  if (!Array.isArray(written)) return { ...(written as Readonly<Record<string, string>>) };
  return Object.fromEntries(written.map((tag) => [tag.Key ?? tag.key ?? '', tag.Value ?? tag.value ?? '']));
}

/**
 * A resource under the name of its managed resource, with which its provider tags it, or else under its id. `nameInAws` is for
 * kinds that AWS gives a name.
 */
export function tagged(kind: string, identity: string, written: WrittenTags, nameInAws?: string): AwsResource {
  const all = tagsOf(written);
  const own = Object.entries(all).filter(([key]) => !key.startsWith('crossplane-') && !key.startsWith('aws:'));
  return {
    kind,
    name: all['crossplane-name'] ?? `(nobody's) ${identity}`,
    identity,
    ...(nameInAws !== undefined && { nameInAws }),
    tags: Object.fromEntries(own),
  };
}
