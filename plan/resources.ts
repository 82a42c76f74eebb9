import { composedOfOne, isComposite } from '../checks/composed/composed';
import { environmentAccounts } from '../checks/composed/environment-accounts';
import type { DistObject } from '../objects/dist';
import { groupKind } from '../objects/group-kind';
import { stringAt } from '../objects/json';
import type { Delivered } from './delivery';

/**
 * What Argo CD applies and what Crossplane composes of it, each under the name by which it is found again. A composite
 * whose cluster or account is not there composes nothing yet.
 */
export function resourcesOf(delivered: readonly Delivered[]): ReadonlyMap<string, Delivered> {
  const context = delivered.map(({ object }) => object).filter(({ kind }) => answering.has(kind));
  const accounts = environmentAccounts(context);
  const clusters = new Set(context.filter(({ kind }) => kind === 'EksCluster').map(placeOf));
  const isAnswered = (composite: DistObject) => {
    const cluster = clusterOf(composite);
    if (composite.kind === 'Cache') return accounts.has(composite.namespace);
    return cluster === undefined || (clusters.has(placeOf(cluster)) && accounts.has(cluster.namespace));
  };
  const resources = new Map<string, Delivered>();
  for (const one of delivered) {
    resources.set(keyOf(one.object), one);
    if (!isComposite(one.object) || !isAnswered(one.object)) continue;
    for (const object of composedOfOne(one.object, context)) resources.set(keyOf(object), { ...one, object });
  }
  return resources;
}

const answering = new Set(['EksCluster', 'AccountAccess']);

/** By what two states of an object are known to be the same object. */
export function keyOf(object: DistObject): string {
  return `${object.cluster}|${groupKind(object)}|${object.namespace}|${object.name}`;
}

type Place = Pick<DistObject, 'namespace' | 'name'>;

const placeOf = ({ namespace, name }: Place) => `${namespace}/${name}`;

/** The EksCluster without whose answers a composite composes nothing. */
function clusterOf(composite: DistObject): Place | undefined {
  const spec = (...keys: readonly string[]) => stringAt(composite.body, 'spec', ...keys) ?? '';
  if (composite.kind === 'EksCluster') return composite;
  if (composite.kind === 'WorkloadIdentity') return { namespace: composite.namespace, name: spec('clusterName') };
  if (composite.kind !== 'ClusterRegistration') return undefined;
  return { namespace: spec('cluster', 'namespace'), name: spec('cluster', 'name') };
}
