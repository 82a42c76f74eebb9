import { cidr, privateRanges } from '../model/cidr';
import type { ShapedEnvironment } from '../model/environment';
import type { Problem } from '../model/problem';
import { refusedZones, zonePrefixes } from '../model/regions';
import type { WrittenEnvironment } from '../model/written-environment';

/** Zones that an environment has, each with one subnet of each tier. */
const zoneCount = 3;

/** The subnets of an environment: as written, or the VPC's /24 blocks 0 to 2 and 10 to 12. */
export function subnetsOf({ vpcCidr, subnets, zones }: ShapedEnvironment) {
  const blocks = (first: number) => zones.map((_, zone) => cidr.block24(vpcCidr, first + zone));
  return subnets ?? { public: blocks(0), private: blocks(10) };
}

/** What is wrong with the availability zones of an environment. */
export function zoneProblems({ at, region, zones }: WrittenEnvironment): Problem[] {
  if (zones === undefined) return [];
  const problems: Problem[] = [];
  if (zones.length !== zoneCount) {
    problems.push({ where: at('zones'), what: 'are not three', value: zones, fix: 'name three availability zone ids' });
  }
  const prefix = region !== undefined && Object.hasOwn(zonePrefixes, region) ? zonePrefixes[region] : undefined;
  const usable = [1, 2, 3, 4, 5, 6]
    .map((n) => `${prefix}-az${n}`)
    .filter((zone) => !refusedZones.includes(zone) && !zones.includes(zone));
  zones.forEach((zone, index) => {
    const where = at(`zones[${index}]`);
    const fix = prefix === undefined ? 'correct the region first' : `use another zone, e.g. of ${usable.join(', ')}`;
    if (!/^[a-z]+\d-az[1-6]$/.test(zone)) {
      problems.push({
        where,
        what: 'is not a zone id; a zone letter means another place in every account',
        value: zone,
        fix,
      });
    } else if (refusedZones.includes(zone)) {
      problems.push({ where, what: 'is a zone in which EKS refuses subnets', value: zone, fix });
    } else if (prefix !== undefined && !zone.startsWith(`${prefix}-`)) {
      problems.push({ where, what: `is a zone of another region than ${region}`, value: zone, fix });
    }
    if (zones.indexOf(zone) !== index) {
      problems.push({ where, what: `is the same zone as zones[${zones.indexOf(zone)}]`, value: zone, fix });
    }
  });
  return problems;
}

/** What is wrong with one address range: not a range, or host bits set. */
export function rangeProblems(where: string, range: string): Problem[] {
  if (!cidr.isRange(range)) {
    return [{ where, what: 'is not an IPv4 range', value: range, fix: 'write address and mask, e.g. 10.0.0.0/16' }];
  }
  return cidr.canonical(range) === range
    ? []
    : [{ where, what: 'has host bits set', value: range, fix: `did you mean ${cidr.canonical(range)}?` }];
}

/** What is wrong with the address ranges of an environment. */
export function networkProblems(environment: WrittenEnvironment): Problem[] {
  return [...vpcProblems(environment), ...subnetProblems(environment)];
}

function vpcProblems({ at, vpcCidr }: WrittenEnvironment): Problem[] {
  if (vpcCidr === undefined) return [];
  const where = at('vpcCidr');
  const wrong = rangeProblems(where, vpcCidr);
  if (wrong.length > 0) return wrong;
  const problems: Problem[] = [];
  if (cidr.prefix(vpcCidr) < 16 || cidr.prefix(vpcCidr) > 20) {
    problems.push({
      where,
      what: 'is not between /16, the largest VPC, and /20, which just holds the subnets',
      value: vpcCidr,
      fix: `use ${cidr.canonical(`${vpcCidr.split('/')[0]}/16`)}`,
    });
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
  for (const tier of ['public', 'private'] as const) {
    if (subnets[tier].length !== zoneCount) {
      problems.push({
        where: at(`subnets.${tier}`),
        what: `are not one for each of ${zoneCount} zones`,
        value: subnets[tier],
        fix: 'name as many as there are zones, in the order of zones',
      });
    }
    for (const [index, range] of subnets[tier].entries()) {
      const subnet = { where: at(`subnets.${tier}[${index}]`), range };
      const wrong = rangeProblems(subnet.where, range);
      problems.push(...(wrong.length > 0 ? wrong : subnetRangeProblems(subnet, vpc, seen)));
      if (wrong.length === 0) seen.push(subnet);
    }
  }
  return problems;
}

/** An address range and the field in which it stands. */
interface Range {
  readonly where: string;
  readonly range: string;
}

function subnetRangeProblems({ where, range }: Range, vpc: string | undefined, earlier: readonly Range[]): Problem[] {
  const problems: Problem[] = [];
  if (vpc !== undefined && !cidr.contains(vpc, range)) {
    problems.push({ where, what: `is outside vpcCidr ${vpc}`, value: range, fix: `choose a block inside ${vpc}` });
  }
  if (cidr.prefix(range) > 26) {
    const what = 'leaves too few addresses for the pods of a zone';
    problems.push({ where, what, value: range, fix: 'use /26 or larger' });
  }
  for (const other of earlier.filter((candidate) => cidr.overlaps(candidate.range, range))) {
    const what = `overlaps ${other.where}, ${other.range}`;
    problems.push({ where, what, value: range, fix: 'choose another block' });
  }
  return problems;
}
