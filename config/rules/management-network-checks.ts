import { instead } from '../../texts/nearest';
import { awsQuotas } from '../model/aws/aws-quotas';
import { fargateZones, otherRegions } from '../model/aws/regions';
import { cidr, privateRanges } from '../model/cidr';
import type { Platform } from '../model/environment';
import { managementNetworkSchema, peeringSchema } from '../model/platform';
import type { Problem } from '../model/problem';
import { valueAt } from '../model/shape';
import { wellFormedFields } from '../model/well-formed';
import type { WrittenEnvironment } from '../model/written-environment';
import { rangeProblems, vpcRangeOf } from './network-checks';
import { roleArnForm } from './place-checks';

/** Ranges of which no address is on the internet: those of RFC 1918, and that of RFC 6598. */
export const ownRanges = [...privateRanges, '100.64.0.0/10'];

/**
 * Ranges of which EKS takes one for the Services of a cluster.
 *
 * Source: Amazon EKS API reference, "KubernetesNetworkConfigRequest", which also advises against overlaps with connected
 * networks.
 */
const serviceRanges = ['10.100.0.0/16', '172.20.0.0/16'];

const path = ['management', 'network'];
const field = path.join('.');
const at = (rest: string) => `config/platform.ts ${field}${rest}`;

/** The address ranges of the management cluster, as far as they are ranges. */
export function managementRanges(platform: unknown): string[] {
  const { cidrs = [] } = wellFormedFields(managementNetworkSchema, valueAt(platform, path));
  return cidrs.filter((range) => cidr.isRange(range));
}

/** What is wrong with the network of the management cluster by itself. */
export function managementNetworkProblems(platform: unknown): Problem[] {
  const written = valueAt(platform, path);
  if (typeof written !== 'object' || written === null) return [];
  return [...rangesProblems(written), ...joinProblems(written)];
}

function rangesProblems(written: object): Problem[] {
  const { cidrs = [] } = wellFormedFields(managementNetworkSchema, written);
  // One of the group's rules is for the pods of the cluster.
  const limit = awsQuotas.inboundRules.limit - 1;
  const tooMany: Problem[] =
    cidrs.length <= limit
      ? []
      : [
          {
            where: at('.cidrs'),
            what: `are more than the ${limit} for which the clusters' security groups have rules left`,
            value: cidrs.length,
            fix: 'join neighbouring ranges',
          },
        ];
  return [
    ...tooMany,
    ...cidrs.flatMap((range, index) => rangeAt(range, at(`.cidrs[${index}]`), cidrs.slice(0, index))),
  ];
}

function rangeAt(range: string, where: string, earlier: readonly string[]): Problem[] {
  const wrong = rangeProblems(where, range, 16);
  if (wrong.length > 0) return wrong;
  if (!ownRanges.some((own) => cidr.contains(own, range))) {
    const fix = `choose one inside ${ownRanges.join(', ')}`;
    return [{ where, what: 'is not a private range', value: range, fix }];
  }
  const first = earlier.findIndex((other) => cidr.isRange(other) && cidr.overlaps(other, range));
  const services = serviceRanges.find((other) => cidr.overlaps(other, range));
  return [
    ...(first === -1
      ? []
      : [{ where, what: `overlaps cidrs[${first}], ${earlier[first]}`, value: range, fix: 'remove one' }]),
    ...(services === undefined
      ? []
      : [
          {
            where,
            what: `overlaps ${services}, from which EKS may take the addresses of a cluster's Services`,
            value: range,
            fix: 'name the ranges of the subnets of the management cluster, and have them elsewhere',
          },
        ]),
  ];
}

function joinProblems(written: object): Problem[] {
  const [gateways, peering] = [valueAt(written, ['transitGateways']), valueAt(written, ['peering'])];
  if (gateways === undefined && peering === undefined) {
    const fix = 'name a transit gateway for each region, or the VPC of the management cluster to peer with';
    return [{ where: at(''), what: 'has neither transitGateways nor peering', fix }];
  }
  if (gateways !== undefined && peering !== undefined) {
    return [{ where: at(''), what: 'has both transitGateways and peering', fix: 'keep the one that leads there' }];
  }
  return [...gatewayProblems(written), ...peeringProblems(peering)];
}

function gatewayProblems(written: object): Problem[] {
  const { transitGateways = {} } = wellFormedFields(managementNetworkSchema, written);
  return Object.entries(transitGateways).flatMap(([region, value]) => {
    const where = at(`.transitGateways.${region}`);
    if (regionFix(region) !== undefined) {
      return [{ where, what: 'is not of a region that AWS has', value: region, fix: regionFix(region) ?? '' }];
    }
    if (/^tgw-[0-9a-f]{17}$/.test(value)) return [];
    return [{ where, what: 'is not the id of a transit gateway', value, fix: 'write tgw- and 17 hexadecimal digits' }];
  });
}

/** What to write instead of what is no region. */
function regionFix(region: string): string | undefined {
  const regions = [...Object.keys(fargateZones), ...otherRegions];
  return regions.includes(region) ? undefined : instead(region, Object.keys(fargateZones));
}

function peeringProblems(written: unknown): Problem[] {
  const { vpcId, region, roleArn, routeTableIds = [] } = wellFormedFields(peeringSchema, written);
  const id = (prefix: string) => new RegExp(`^${prefix}-(?:[0-9a-f]{8}|[0-9a-f]{17})$`);
  const problem = (rest: string, value: string, what: string, fix: string): Problem[] => [
    { where: at(`.peering.${rest}`), what, value, fix },
  ];
  return [
    ...(vpcId === undefined || id('vpc').test(vpcId)
      ? []
      : problem('vpcId', vpcId, 'is not the id of a VPC', 'write vpc- and 17 hexadecimal digits')),
    ...(region === undefined || regionFix(region) === undefined
      ? []
      : problem('region', region, 'is not a region that AWS has', regionFix(region) ?? '')),
    ...(roleArn === undefined || roleArnForm.test(roleArn)
      ? []
      : problem('roleArn', roleArn, 'is not the ARN of an IAM role', 'write arn:aws:iam::<account>:role/<name>')),
    ...routeTableIds.flatMap((table, index) => {
      const rest = `routeTableIds[${index}]`;
      if (routeTableIds.indexOf(table) !== index) return problem(rest, table, 'is listed twice', 'remove one');
      if (id('rtb').test(table)) return [];
      return problem(rest, table, 'is not the id of a route table', 'write rtb- and 17 hexadecimal digits');
    }),
  ];
}

/** Environments to which no way leads from the management cluster, or whose addresses are also there. */
export function managementWayProblems(environments: readonly WrittenEnvironment[], platform: Platform): Problem[] {
  const ranges = managementRanges(platform);
  const free = cidr.free16([...ranges, ...environments.flatMap((one) => vpcRangeOf(one) ?? [])]);
  return environments.flatMap((environment) => [
    ...reachProblems(environment, platform),
    ...overlapProblems(environment, ranges, free),
  ]);
}

function reachProblems(environment: WrittenEnvironment, platform: Platform): Problem[] {
  const { cardholderData, publicAccessCidrs, region } = environment;
  // Of ranges that are malformed nothing is known, and they are reported elsewhere.
  if (publicAccessCidrs === undefined || publicAccessCidrs.length > 0) return [];
  const management = valueAt(platform, ['management']);
  if (typeof management !== 'object' || management === null) return [];
  if (valueAt(management, ['network']) === undefined) {
    const what =
      'names nobody, and config/platform.ts has no management.network: Argo CD and Crossplane have no way in';
    const name = 'name management.network in config/platform.ts';
    const orOpen = `${name}, or here the address with which the management cluster reaches the internet`;
    return [{ where: environment.at('publicAccessCidrs'), what, fix: cardholderData ? name : orOpen }];
  }
  const gateways = valueAt(management, ['network', 'transitGateways']);
  const isRecord = typeof gateways === 'object' && gateways !== null && !Array.isArray(gateways);
  if (!isRecord || region === undefined || !Object.hasOwn(fargateZones, region)) return [];
  if (Object.hasOwn(gateways, region)) return [];
  const what =
    'has no transit gateway in config/platform.ts management.network, and an attachment leads to none elsewhere';
  const fix = `name one of ${region}, peered with the management cluster's`;
  return [{ where: environment.at('region'), what, value: region, fix }];
}

function overlapProblems(environment: WrittenEnvironment, ranges: readonly string[], free?: string): Problem[] {
  const value = vpcRangeOf(environment);
  if (value === undefined) return [];
  const found = ranges.find((range) => cidr.overlaps(range, value));
  if (found === undefined) return [];
  const what = `overlaps the management cluster's ${found}, so that no route leads from one to the other`;
  const fix = free === undefined ? 'choose a free range in another private block' : `choose a free range, e.g. ${free}`;
  return [{ where: environment.at('vpcCidr'), what, value, fix }];
}
