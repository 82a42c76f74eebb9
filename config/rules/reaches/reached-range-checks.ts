import { cidr } from '../../model/cidr';
import type { Platform } from '../../model/environment';
import type { Problem } from '../../model/problem';
import { valueAt } from '../../model/shape';
import type { WrittenEnvironment } from '../../model/written-environment';
import { managementRanges, serviceRanges } from '../management-network-checks';
import { rangeProblems, vpcRangeOf } from '../network-checks';

/** A wider range is no network that somebody has, but most of the internet. */
const shortestPrefix = 8;

/** Addresses to which nothing is routed. Source: RFC 6890. */
const unrouted = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3'];

/** What is wrong with a range of another network, wherever it is reached from. */
export function reachedRangeProblems(range: string, where: string): Problem[] {
  const wrong = rangeProblems(where, range);
  if (wrong.length > 0) return wrong;
  if (cidr.prefix(range) < shortestPrefix) {
    const what = `is wider than a /${shortestPrefix}, most of the internet`;
    return [{ where, what, value: range, fix: 'name the range of the one network that is meant' }];
  }
  const special = unrouted.find((one) => cidr.overlaps(one, range));
  if (special === undefined) return [];
  return [{ where, what: `is in ${special}, to which no network routes`, value: range, fix: 'name another range' }];
}

/** What is wrong with a range of another network in one environment: no way leads there, or it is no other network. */
export function rangeInNetworkProblems(
  range: string,
  where: string,
  { name, region }: WrittenEnvironment,
  environments: readonly WrittenEnvironment[],
  platform: Platform,
): Problem[] {
  const problem = (what: string, fix: string): Problem[] => [{ where, what, value: range, fix }];
  const inside = environments.find((other) => {
    const vpc = vpcRangeOf(other);
    return vpc !== undefined && cidr.overlaps(vpc, range);
  });
  if (inside !== undefined) {
    return inside.name === name
      ? problem(`is in the VPC of ${name} itself`, 'call the service there by calls, or use the resource by uses')
      : problem(`overlaps the VPC of ${inside.name}, and environments have nothing in common`, 'name another range');
  }
  const management = managementRanges(platform).find((one) => cidr.overlaps(one, range));
  if (management !== undefined) {
    return problem(`overlaps the management cluster's ${management}, which no service reaches`, 'name another range');
  }
  const taken = serviceRanges.find((one) => cidr.overlaps(one, range));
  if (taken !== undefined) {
    const what = `overlaps ${taken}, from which EKS may take the addresses of a cluster's Services`;
    return problem(what, 'have what is reached elsewhere');
  }
  if (region === undefined) return [];
  const gateways = valueAt(platform, ['management', 'network', 'transitGateways']);
  if (valueAt(gateways, [region]) !== undefined) return [];
  return problem(
    `has no way from ${name}: only a transit gateway leads to other networks, and config/platform.ts has none of ${region}`,
    'name one in management.network.transitGateways',
  );
}
