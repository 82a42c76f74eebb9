import type { Environment } from './environment';
import { type FargateSize, sizeOf, smallestSize } from './fargate';

/**
 * vCPUs of Fargate pods that an account may have at first.
 * Source: AWS Fargate service quotas, "Fargate On-Demand vCPU resource count".
 */
export const defaultQuota = 6;

/** Pods of CoreDNS, which EKS itself deploys. */
const dnsPods = 2;

/**
 * vCPUs and GiB of Fargate that an environment uses at most: its platform's pods, and each service's quota, divided
 * into the number of equal pods for which Fargate's overhead and rounding cost most.
 */
export function fargateCapacity({ platform, services }: Pick<Environment, 'platform' | 'services'>): FargateSize {
  const platformPods = platform.controllers
    .flatMap(({ pods }) => pods)
    .reduce((sum, { count }) => sum + count, dnsPods);
  // They are of the smallest size, whatever the containers of services are by default.
  const platformSize = { cpu: platformPods * smallestSize.cpu, memoryGiB: platformPods * smallestSize.memoryGiB };
  return services
    .map(({ quota }) => mostOf(quota))
    .reduce((sum, { cpu, memoryGiB }) => ({ cpu: sum.cpu + cpu, memoryGiB: sum.memoryGiB + memoryGiB }), platformSize);
}

function mostOf({ cpu, memoryGiB, pods }: Environment['services'][number]['quota']): FargateSize {
  const splits = Array.from({ length: pods }, (_, index) => index + 1).flatMap((count) => {
    const size = sizeOf({ cpu: cpu / count, memoryMiB: (memoryGiB * 1024) / count });
    return size === undefined ? [] : [{ cpu: size.cpu * count, memoryGiB: size.memoryGiB * count }];
  });
  return {
    cpu: Math.max(cpu, ...splits.map((split) => split.cpu)),
    memoryGiB: Math.max(memoryGiB, ...splits.map((split) => split.memoryGiB)),
  };
}
