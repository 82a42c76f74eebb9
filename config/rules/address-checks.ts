import { keptAddresses } from '../model/aws/aws-quotas';
import { cidr } from '../model/cidr';
import type { Platform } from '../model/environment';
import { platformPods } from '../model/pods/fargate-capacity';
import type { Problem } from '../model/problem';
import type { WrittenEnvironment } from '../model/written-environment';
import type { WrittenService } from '../model/written-service';
import { networkProblems } from './network-checks';

/** Addresses of the three private subnets where none are written, a /24 block each. */
const byDefault = 3 * 256;

/** Reports quotas that together allow more pods than the private subnets have addresses: each pod takes one. */
export function addressProblems(
  environment: WrittenEnvironment,
  services: readonly WrittenService[],
  platform: Platform,
): Problem[] {
  // Wrong ranges have no number of addresses, and are reported elsewhere.
  if (environment.vpcCidr === undefined || networkProblems(environment).length > 0) return [];
  const subnets = environment.subnets?.private;
  const total = subnets?.reduce((sum, range) => sum + 2 ** (32 - cidr.prefix(range)), 0) ?? byDefault;
  const addresses = total - keptAddresses * 3;
  const wanted = services.reduce((sum, { name, quota }) => {
    const changed = environment.services[name]?.quota?.pods;
    return sum + (changed ?? quota?.pods ?? 0);
  }, platformPods(platform));
  if (wanted <= addresses) return [];
  return [
    {
      where: environment.at(subnets === undefined ? 'subnets' : 'subnets.private'),
      what: `have ${addresses} addresses, fewer than the pods that the platform and the quotas of its services allow`,
      value: wanted,
      fix: 'lower quota.pods of services, or write larger private subnets',
    },
  ];
}
