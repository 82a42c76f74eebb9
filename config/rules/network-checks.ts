import { fargateZones, regionOf } from '../model/aws/regions';
import { cidr, privateRanges } from '../model/cidr';
import type { ShapedEnvironment } from '../model/environment';
import type { Problem } from '../model/problem';
import type { WrittenEnvironment } from '../model/written-environment';

/** How many zones an environment has, each with one subnet of each tier. */
const zoneCount = 3;

/** The subnets of an environment: as written, or the VPC's /24 blocks 0 to 2, 10 to 12 and 13 to 15. */
export function subnetsOf({ vpcCidr, subnets, zones }: ShapedEnvironment) {
  const blocks = (first: number) => zones.map((_, zone) => cidr.block24(vpcCidr, first + zone));
  const { egress = [] } = subnets ?? { egress: blocks(13) };
  return { ...(subnets ?? { public: blocks(0), private: blocks(10) }), egress };
}

/** What is wrong with the availability zones of an environment. */
export function zoneProblems({ at, region, zones }: WrittenEnvironment): Problem[] {
  if (zones === undefined) return [];
  const problems: Problem[] = [];
  if (zones.length !== zoneCount) {
    problems.push({ where: at('zones'), what: 'are not three', value: zones, fix: 'name three availability zone ids' });
  }
  const known = region !== undefined && Object.hasOwn(fargateZones, region) ? fargateZones[region] : undefined;
  const free = known?.filter((zone) => !zones.includes(zone));
  const fix = free === undefined ? 'correct the region first' : `use another one: ${free.join(', ')}`;
  zones.forEach((zone, index) => {
    const where = at(`zones[${index}]`);
    const first = zones.indexOf(zone);
    // Of an unknown region no zones are known, so only their form can be checked.
    const wrong = known === undefined ? !isZoneId(zone) : !known.includes(zone);
    if (wrong) problems.push({ where, what: zoneMistake(zone, region), value: zone, fix });
    else if (first !== index) {
      problems.push({ where, what: `is the same zone as zones[${first}]`, value: zone, fix });
    }
  });
  return problems;
}

const isZoneId = (text: string) => /^[a-z]+\d-az\d+$/.test(text);

function zoneMistake(zone: string, region: string | undefined): string {
  if (/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/.test(zone)) {
    return 'is a zone letter, which need not be the same place in every account, and not a zone id';
  }
  const other = regionOf(zone);
  if (other !== undefined) return `is a zone of ${other} and not of ${region}`;
  return isZoneId(zone) ? 'is not a zone known to run Fargate pods of EKS' : 'is not a zone id';
}

/** What is wrong with one address range: it is none, or has host bits set. The mask is for the example in the message. */
export function rangeProblems(where: string, range: string, mask = 24): Problem[] {
  if (!cidr.isRange(range)) {
    const example = cidr.isRange(`${range.trim()}/${mask}`) ? cidr.canonical(`${range.trim()}/${mask}`) : undefined;
    const fix = `write address and mask, e.g. ${example ?? `10.0.0.0/${mask}`}`;
    return [{ where, what: 'is not an IPv4 range', value: range, fix }];
  }
  return cidr.canonical(range) === range
    ? []
    : [{ where, what: 'has host bits set', value: range, fix: `did you mean ${cidr.canonical(range)}?` }];
}

/** The range of an environment's VPC, undefined where no VPC can have it: that one overlaps what it likes. */
export function vpcRangeOf({ vpcCidr }: WrittenEnvironment): string | undefined {
  if (vpcCidr === undefined || !cidr.isRange(vpcCidr) || cidr.prefix(vpcCidr) < 16) return undefined;
  return privateRanges.some((range) => cidr.contains(range, vpcCidr)) ? vpcCidr : undefined;
}

/** What is wrong with the address ranges of an environment. */
export function networkProblems(environment: WrittenEnvironment): Problem[] {
  return [...vpcProblems(environment), ...subnetProblems(environment)];
}

function vpcProblems({ at, subnets, vpcCidr }: WrittenEnvironment): Problem[] {
  if (vpcCidr === undefined) return [];
  const where = at('vpcCidr');
  const wrong = rangeProblems(where, vpcCidr, 16);
  if (wrong.length > 0) return wrong;
  const problems: Problem[] = [];
  const prefix = cidr.prefix(vpcCidr);
  if (prefix < 16 || prefix > 28) {
    const what = 'is not between /16 and /28, the largest and the smallest VPC';
    problems.push({ where, what, value: vpcCidr, fix: 'use one from /16 to /20' });
  } else if (prefix > 20 && subnets === undefined) {
    const what = "does not hold the subnets that are made by default, the VPC's /24 blocks 0 to 2 and 10 to 12";
    problems.push({ where, what, value: vpcCidr, fix: 'use /20 or larger, or write subnets of your own' });
  }
  if (!privateRanges.some((range) => cidr.contains(range, vpcCidr))) {
    problems.push({
      where,
      what: 'is not a private range of RFC 1918',
      value: vpcCidr,
      fix: `choose one inside ${privateRanges.join(', ')}`,
    });
  }
  return problems;
}

function subnetProblems({ at, subnets, vpcCidr }: WrittenEnvironment): Problem[] {
  if (subnets === undefined) return [];
  const vpc = vpcCidr !== undefined && rangeProblems('', vpcCidr).length === 0 ? vpcCidr : undefined;
  const problems: Problem[] = [];
  const seen: Range[] = [];
  for (const tier of ['public', 'private', 'egress'] as const) {
    const ranges = subnets[tier];
    if (ranges === undefined) continue;
    if (ranges.length !== zoneCount) {
      problems.push({
        where: at(`subnets.${tier}`),
        what: `are not one for each of ${zoneCount} zones`,
        value: ranges,
        fix: 'name as many as there are zones, in the order of zones',
      });
    }
    for (const [index, range] of ranges.entries()) {
      const subnet = { where: at(`subnets.${tier}[${index}]`), range, tier };
      const wrong = rangeProblems(subnet.where, range);
      problems.push(...(wrong.length > 0 ? wrong : subnetRangeProblems(subnet, vpc, seen)));
      if (wrong.length === 0) seen.push(subnet);
    }
  }
  return problems;
}

/**
 * The smallest subnet of each tier. Source: Elastic Load Balancing user guide, "Application Load Balancers", "Subnets for
 * your load balancer".
 */
const smallestSubnets = {
  public: { prefix: 27, what: 'leaves too few addresses for a load balancer, which wants a /27' },
  private: { prefix: 26, what: 'leaves too few addresses for the pods of a zone' },
  egress: { prefix: 28, what: 'leaves too few addresses, since AWS makes no smaller subnet' },
} as const;

/** An address range and the field in which it stands. */
interface Range {
  readonly tier: keyof typeof smallestSubnets;
  readonly where: string;
  readonly range: string;
}

function subnetRangeProblems(
  { where, range, tier }: Range,
  vpc: string | undefined,
  earlier: readonly Range[],
): Problem[] {
  const problems: Problem[] = [];
  if (vpc !== undefined && !cidr.contains(vpc, range)) {
    problems.push({ where, what: `is outside vpcCidr ${vpc}`, value: range, fix: `choose a block inside ${vpc}` });
  }
  const { prefix, what } = smallestSubnets[tier];
  if (cidr.prefix(range) > prefix) problems.push({ where, what, value: range, fix: `use /${prefix} or larger` });
  for (const other of earlier.filter((candidate) => cidr.overlaps(candidate.range, range))) {
    const what = `overlaps ${other.where}, ${other.range}`;
    problems.push({ where, what, value: range, fix: 'choose another block' });
  }
  return problems;
}
