import { accountAccess } from './account-access';
import { cache } from './cache';
import { clusterRegistration } from './cluster-registration';
import type { CompositeDefinition } from './composite-definition';
import { eksCluster } from './eks-cluster';
import { gatewayEndpoint } from './gateway-endpoint';
import { hostedEntrance } from './hosted-entrance';
import { workloadIdentity } from './workload-identity';

/** Every kind of composite resource of this platform. */
export const compositeDefinitions: readonly CompositeDefinition[] = [
  accountAccess,
  cache,
  clusterRegistration,
  eksCluster,
  gatewayEndpoint,
  hostedEntrance,
  workloadIdentity,
];
