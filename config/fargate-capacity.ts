import type { Environment } from './environment';
import { sizeOf } from './fargate';
import { platform } from './platform';

/** vCPUs of Fargate pods that an account may have at first. Source: AWS Fargate service quotas, "Fargate On-Demand vCPU resource count". */
export const defaultQuota = 6;

/** Pods of CoreDNS, which EKS itself deploys. */
const dnsPods = 2;

/** What an environment may run at most: vCPUs and GiB of its services' quotas and of the platform's own pods. */
export function fargateCapacity({ services }: Pick<Environment, 'services'>) {
  const pods = platform.controllers.reduce((sum, controller) => sum + controller.pods, dnsPods);
  const smallest = sizeOf(platform.defaultContainer) ?? { cpu: 0, memoryGiB: 0 };
  return services.reduce(
    ({ cpu, memoryGiB }, { quota }) => ({ cpu: cpu + quota.cpu, memoryGiB: memoryGiB + quota.memoryGiB }),
    { cpu: pods * smallest.cpu, memoryGiB: pods * smallest.memoryGiB },
  );
}
