import { notFound } from './errors';
import { objectOf } from './parameters';
import type { EksRequest, Handler, World } from './world';

/** Operations on tags. Source: Amazon EKS API reference, TagResource, UntagResource, ListTagsForResource. */
export const tagOperations: Readonly<Record<string, Handler>> = {
  ListTagsForResource: (request, world) => ({ tags: Object.fromEntries(tagsOf(request, world)) }),

  TagResource: (request, world) => {
    const tags = tagsOf(request, world);
    for (const [key, value] of Object.entries(objectOf(request.body.tags))) tags.set(key, String(value));
    return {};
  },

  UntagResource: (request, world) => {
    const tags = tagsOf(request, world);
    for (const key of request.query.getAll('tagKeys')) tags.delete(key);
    return {};
  },
};

function tagsOf({ caller, region, path }: EksRequest, { store, now }: World): Map<string, string> {
  const wanted = path.resourceArn ?? '';
  for (const cluster of store.list(caller.account, region, now())) {
    const parts = [cluster, ...cluster.profiles.values(), ...cluster.addons.values(), ...cluster.entries.values()];
    const found = parts.find(({ arn }) => arn === wanted);
    if (found !== undefined) return found.tags;
  }
  throw notFound(`Resource ${wanted} was not found`);
}
