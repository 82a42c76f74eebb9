import { type DistObject, toObject } from '../../objects/dist';
import type { JsonObject } from '../../objects/json';
import { accountAccessComposes } from './account-access';
import { cacheComposes } from './cache';
import { clusterRegistrationComposes } from './cluster-registration';
import { eksClusterComposes } from './eks-cluster';
import { gatewayEndpointComposes } from './gateway-endpoint';
import { hostedEntranceComposes, ingressOf } from './hosted-entrance';
import { workloadIdentityComposes } from './workload-identity';

type Composer = (composite: DistObject, objects: readonly DistObject[]) => JsonObject[];

const composers: Readonly<Record<string, Composer>> = {
  AccountAccess: accountAccessComposes,
  Cache: cacheComposes,
  ClusterRegistration: clusterRegistrationComposes,
  EksCluster: eksClusterComposes,
  GatewayEndpoint: gatewayEndpointComposes,
  HostedEntrance: hostedEntranceComposes,
  WorkloadIdentity: workloadIdentityComposes,
};

/** Whether Crossplane composes other objects of this one. */
export function isComposite(object: DistObject): boolean {
  return composers[object.kind] !== undefined;
}

/**
 * What Crossplane composes of the composite resources among these objects, once AWS has answered everything; the
 * answers are made up. Throws where one names a cluster that is not among them. `npm run test:render` proves with the
 * real engine and function that it is exactly this.
 */
export function composedOf(objects: readonly DistObject[]): DistObject[] {
  return objects.flatMap((composite) => composedOfOne(composite, objects));
}

/**
 * The same for one object, whose cluster is among the others, with what is then written into the workload cluster; nothing
 * for an object that is no composite resource.
 */
export function composedOfOne(composite: DistObject, objects: readonly DistObject[]): DistObject[] {
  const bodies = composers[composite.kind]?.(composite, objects) ?? [];
  const composed = bodies.flatMap((body) => {
    const object = toObject(composite.file, body);
    return object === undefined ? [] : [{ ...object, composite }];
  });
  if (composite.kind !== 'HostedEntrance') return composed;
  const written = toObject(composite.file, ingressOf(composite));
  return written === undefined ? composed : [...composed, { ...written, cluster: composite.namespace, composite }];
}

/** Objects with each composite resource replaced by what Crossplane composes of it. */
export function withComposed(objects: readonly DistObject[]): DistObject[] {
  return [...objects.filter((object) => !isComposite(object)), ...composedOf(objects)];
}
