import type { JsonObject } from '../../objects/json';
import type { KubeObject } from '../../tools/processes/kubectl';
import type { Cluster } from './cluster';
import { listObjects } from './list-objects';
import { Repeatedly } from './repeatedly';

const pauseMs = 4000;
const paths = [
  '/apis/external-secrets.io/v1/secretstores',
  '/apis/external-secrets.io/v1/externalsecrets',
  '/apis/networking.k8s.io/v1/ingresses',
];

/**
 * Stands in for the controllers whose pods would run in a workload cluster: marks each secret as read by external-secrets,
 * and gives each Ingress an address, as the load balancer controller would.
 */
export function startWorkloadControllers(cluster: Cluster): Repeatedly {
  return new Repeatedly(async () => {
    const objects = (await Promise.all(paths.map((path) => listObjects(cluster, path)))).flat();
    for (const object of objects) {
      if (object.status !== undefined && Object.keys(object.status).some((field) => field !== 'loadBalancer')) continue;
      const status = statusOf(object);
      if (JSON.stringify(object.status) !== JSON.stringify(status)) {
        await cluster.kubectl.mergeStatus(object.kind, object.metadata, status);
      }
    }
  }, pauseMs);
}

function statusOf({ kind, metadata }: KubeObject): JsonObject {
  if (kind === 'Ingress') return { loadBalancer: { ingress: [{ hostname: `${metadata.name}.elb.localhost` }] } };
  const reason = kind === 'SecretStore' ? 'Valid' : 'SecretSynced';
  return {
    conditions: [
      { type: 'Ready', status: 'True', reason, message: '', lastTransitionTime: metadata.creationTimestamp },
    ],
  };
}
