import type { DistObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, isObject } from '../../objects/json';
import type { PolicedCluster } from './network-policy';

/** What stands between the pods of one environment's workload cluster, from the objects of that environment. */
export function policedCluster(objects: readonly DistObject[]): PolicedCluster {
  const namespaces = objects
    .filter((object) => groupKind(object) === 'core Namespace')
    .map(({ name, body }) => {
      const labels = at(body, 'metadata', 'labels');
      const texts = Object.entries(isObject(labels) ? labels : {}).map(([key, value]) => [key, String(value)]);
      return [name, Object.fromEntries(texts)] as const;
    });
  return {
    policies: objects.filter(({ kind }) => kind === 'NetworkPolicy'),
    namespaces: Object.fromEntries(namespaces),
  };
}
