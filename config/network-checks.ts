import { cidr, privateRanges } from './cidr';
import type { ShapedEnvironment } from './environment';
import type { Problem } from './problem';
import { refusedZones, zonePrefixes } from './regions';

type At = (field: string) => string;

/** The subnets of an environment: as written, or the VPC's /24 blocks 0 to 2 and 10 to 12. */
export function subnetsOf({ vpcCidr, subnets, zones }: ShapedEnvironment) {
  const blocks = (first: number) => zones.map((_, zone) => cidr.block24(vpcCidr, first + zone));
  return subnets ?? { public: blocks(0), private: blocks(10) };
}

/** What is wrong with the availability zones of an environment. */
export function zoneProblems({ region, zones }: ShapedEnvironment, at: At): Problem[] {
  const problems: Problem[] = [];
  if (zones.length !== 3) {
    problems.push({ where: at('zones'), what: 'are not three', value: zones, fix: 'name three availability zone ids' });
  }
  const prefix = Object.hasOwn(zonePrefixes, region) ? zonePrefixes[region] : undefined;
  const usable = [1, 2, 3, 4, 5, 6].map((n) => `${prefix}-az${n}`).filter((zone) => !refusedZones.includes(zone));
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
export function networkProblems(environment: ShapedEnvironment, at: At): Problem[] {
  const { vpcCidr } = environment;
  const wrongVpc = rangeProblems(at('vpcCidr'), vpcCidr);
  if (wrongVpc.length > 0) return wrongVpc;
  const problems: Problem[] = [];
  if (cidr.prefix(vpcCidr) < 16 || cidr.prefix(vpcCidr) > 20) {
    problems.push({
      where: at('vpcCidr'),
      what: 'is not between /16, the largest VPC, and /20, which just holds the subnets',
      value: vpcCidr,
      fix: `use ${cidr.canonical(`${vpcCidr.split('/')[0]}/16`)}`,
    });
  }
  if (!privateRanges.some((range) => cidr.contains(range, vpcCidr))) {
    problems.push({
      where: at('vpcCidr'),
      what: 'is not a private range of RFC 1918',
      value: vpcCidr,
      fix: `choose one inside ${privateRanges.join(', ')}`,
    });
  }
  return [...problems, ...subnetProblems(environment, at)];
}

function subnetProblems(environment: ShapedEnvironment, at: At): Problem[] {
  const { subnets, vpcCidr, zones } = environment;
  if (subnets === undefined) return [];
  const problems: Problem[] = [];
  const seen: { where: string; range: string }[] = [];
  for (const tier of ['public', 'private'] as const) {
    if (subnets[tier].length !== zones.length) {
      problems.push({
        where: at(`subnets.${tier}`),
        what: `are not one for each of ${zones.length} zones`,
        value: subnets[tier],
        fix: 'name as many as there are zones, in the order of zones',
      });
    }
    for (const [index, range] of subnets[tier].entries()) {
      const where = at(`subnets.${tier}[${index}]`);
      const wrong = rangeProblems(where, range);
      problems.push(...wrong);
      if (wrong.length > 0) continue;
      if (!cidr.contains(vpcCidr, range)) {
        problems.push({
          where,
          what: `is outside vpcCidr ${vpcCidr}`,
          value: range,
          fix: `choose a block inside ${vpcCidr}`,
        });
      }
      if (cidr.prefix(range) > 26) {
        problems.push({
          where,
          what: 'leaves too few addresses for the pods of a zone',
          value: range,
          fix: 'use /26 or larger',
        });
      }
      for (const other of seen.filter((s) => cidr.overlaps(s.range, range))) {
        problems.push({
          where,
          what: `overlaps ${other.where}, ${other.range}`,
          value: range,
          fix: 'choose another block',
        });
      }
      seen.push({ where, range });
    }
  }
  return problems;
}
