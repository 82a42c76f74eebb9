import { type FargateSize, sizeOf, smallestSize } from '../aws/fargate';
import type { Environment, Platform } from '../environment';
import { egressProxyPods, proxied } from '../reaches/egress-proxy';

/** Pods of CoreDNS, which EKS itself deploys. */
const dnsPods = 2;

/** Pods of the platform itself in each workload cluster. */
export function platformPods({ controllers }: Pick<Platform, 'controllers'>): number {
  return controllers.flatMap(({ pods }) => pods).reduce((sum, { count }) => sum + count, dnsPods);
}

/**
 * vCPUs and GiB of Fargate that an environment uses at most: its platform's pods, and each service's quota, divided
 * into the number of equal pods for which Fargate's overhead and rounding cost most.
 */
export function fargateCapacity({ platform, services }: Pick<Environment, 'platform' | 'services'>): FargateSize {
  const pods = platformPods(platform) + (proxied(services).length > 0 ? egressProxyPods : 0);
  // The platform's pods are of the smallest size, whatever the default container is.
  const platformSize = { cpu: pods * smallestSize.cpu, memoryGiB: pods * smallestSize.memoryGiB };
  return services
    .map(({ quota }) => mostOfQuota(quota))
    .reduce((sum, { cpu, memoryGiB }) => ({ cpu: sum.cpu + cpu, memoryGiB: sum.memoryGiB + memoryGiB }), platformSize);
}

/** vCPUs and GiB of Fargate that a quota allows at most, divided into the number of equal pods that costs most. */
export function mostOfQuota({ cpu, memoryGiB, pods }: Environment['services'][number]['quota']): FargateSize {
  const most = { cpu, memoryGiB };
  for (let count = 1; count <= pods; count += 1) {
    const size = sizeOf({ cpu: cpu / count, memoryMiB: (memoryGiB * 1024) / count });
    most.cpu = Math.max(most.cpu, (size?.cpu ?? 0) * count);
    most.memoryGiB = Math.max(most.memoryGiB, (size?.memoryGiB ?? 0) * count);
  }
  return most;
}
