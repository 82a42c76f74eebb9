import type { Environment } from './environment';
import { sizeOf } from './fargate';
import { platform } from './platform';

/** vCPUs of Fargate pods that an account may have at first. Source: AWS Fargate service quotas, "Fargate On-Demand vCPU resource count". */
export const defaultQuota = 6;

/** Pods of CoreDNS, which EKS itself deploys. */
const dnsPods = 2;

/**
 * vCPUs and GiB that Fargate gives an environment whose services use their whole quotas, in as
 * many equal pods as they allow; Fargate's own 256 MiB a pod and its rounding are in it.
 */
export function fargateCapacity({ services }: Pick<Environment, 'services'>) {
  const smallest = sizeOf(platform.defaultContainer) ?? { cpu: 0, memoryGiB: 0 };
  const platformPods = platform.controllers.reduce((sum, controller) => sum + controller.pods, dnsPods);
  const own = services
    .map(({ quota }) => podsFilling(quota))
    .concat({
      cpu: platformPods * smallest.cpu,
      memoryGiB: platformPods * smallest.memoryGiB,
    });
  return own.reduce((sum, part) => ({ cpu: sum.cpu + part.cpu, memoryGiB: sum.memoryGiB + part.memoryGiB }));
}

/** As many equal pods as the quota allows, each with its share of CPU and memory, as Fargate rounds them up. */
function podsFilling({ cpu, memoryGiB, pods }: Environment['services'][number]['quota']) {
  const size = sizeOf({ cpu: cpu / pods, memoryMiB: (memoryGiB * 1024) / pods }) ?? { cpu, memoryGiB };
  return { cpu: size.cpu * pods, memoryGiB: size.memoryGiB * pods };
}
