import { instead } from '../../../texts/nearest';
import { dnsLabelProblems } from '../../model/dns-label';
import type { Platform } from '../../model/environment';
import type { Problem } from '../../model/problem';
import { proxied } from '../../model/reaches/egress-proxy';
import {
  everyWay,
  fieldsOf,
  privateLinkRole,
  type Reach,
  reachesOf,
  type WrittenReaches,
  waysNamed,
} from '../../model/reaches/reach';
import type { WrittenEnvironment } from '../../model/written-environment';
import type { WrittenService } from '../../model/written-service';
import { apiProblems } from './api-checks';
import { hostProblems, proxyPortProblems } from './host-checks';
import { rangeInNetworkProblems, reachedRangeProblems } from './reached-range-checks';

/** What is wrong with what services reach outside the catalogue: as the catalogue has it, and as environments change it. */
export function reachProblems(
  environments: readonly WrittenEnvironment[],
  services: readonly WrittenService[],
  platform: Platform,
): Problem[] {
  const inCatalogue = services.flatMap((service) => {
    const where = `config/services.ts ${service.name}.reaches`;
    return [
      ...Object.keys(service.reaches).flatMap((name) => dnsLabelProblems(`${where}.${name}`, name)),
      ...entriesProblems(service.reaches, where),
    ];
  });
  const changes = environments.flatMap((environment) =>
    Object.entries(environment.services).flatMap(([name, { reaches = {} }]) => {
      const service = services.find((one) => one.name === name);
      if (service === undefined) return [];
      const where = environment.at(`services.${name}.reaches`);
      return [...unknownNames(reaches, service, where), ...entriesProblems(reaches, where)];
    }),
  );
  const found = environments.flatMap((environment) => placedProblems(environment, services, environments, platform));
  return [
    ...inCatalogue,
    ...changes,
    ...oncePerPlace(found),
    ...proxyPortProblems(services),
    ...environments.flatMap((environment) => egressSubnetProblems(environment, services)),
  ];
}

/** The proxy has subnets of its own, which follow from the VPC's range as long as nobody writes any. */
function egressSubnetProblems({ at, subnets }: WrittenEnvironment, services: readonly WrittenService[]): Problem[] {
  const [first] = proxied(services);
  if (first === undefined || subnets === undefined || subnets.egress !== undefined) return [];
  const what = `are missing, and ${first.name} reaches hosts on the internet`;
  return [{ where: at('subnets.egress'), what, fix: 'write one for each zone, a /28 or larger' }];
}

/** Of an entry of the catalogue the same may be wrong in each environment. */
function oncePerPlace(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ where }, index) => problems.findIndex((other) => other.where === where) === index);
}

function unknownNames(reaches: WrittenReaches, service: WrittenService, where: string): Problem[] {
  const known = Object.keys(service.reaches);
  return Object.keys(reaches)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const what = `is not among what ${service.name} reaches in the catalogue`;
      const fix = known.length === 0 ? 'declare it in config/services.ts first' : instead(name, known);
      return { where: `${where}.${name}`, what, value: name, fix };
    });
}

function entriesProblems(reaches: WrittenReaches, where: string): Problem[] {
  return Object.entries(reaches).flatMap(([name, written]) => {
    const shape = fieldProblems(written, `${where}.${name}`);
    if (shape.length > 0) return shape;
    return reachesOf({ [name]: written }).flatMap((reach) => valueProblems(reach, `${where}.${name}`));
  });
}

/** Of several ways, or of none, nothing else can be said; otherwise each way has fields of its own. */
function fieldProblems(written: WrittenReaches[string], where: string): Problem[] {
  const ways = waysNamed(written);
  const [way, ...more] = ways;
  if (way === undefined) {
    return [{ where, what: 'does not say what is reached', fix: `write one of ${everyWay.join(', ')}` }];
  }
  if (more.length > 0) {
    const fix = 'give each a name of its own';
    return [{ where, what: `says what is reached in ${ways.length} ways`, value: ways, fix }];
  }
  const { needs, may } = fieldsOf[way];
  const taken: readonly string[] = [way, ...needs, ...may];
  return [
    ...needs
      .filter((field) => written[field] === undefined)
      .map((field) => ({ where: `${where}.${field}`, what: `is missing beside ${way}`, fix: 'add it' })),
    ...Object.entries(written)
      .filter(([field, value]) => value !== undefined && !taken.includes(field))
      .map(([field, value]) => {
        const fix = `remove it; beside ${way} stand ${[...needs, ...may].join(', ')}`;
        return { where: `${where}.${field}`, what: `means nothing beside ${way}`, value, fix };
      }),
  ];
}

function valueProblems(reach: Reach, where: string): Problem[] {
  switch (reach.by) {
    case 'API':
      return apiProblems(reach, where);
    case 'proxy':
      return hostProblems(reach, where);
    case 'private link':
      return privateLinkProblems(reach.serviceName, `${where}.privateLink`);
    case 'addresses': {
      const { prefixList, range } = reach;
      if (prefixList === undefined) return reachedRangeProblems(range, `${where}.cidr`);
      const { id } = prefixList;
      const wrong: Problem = {
        where: `${where}.prefixList`,
        what: 'is not the id of a prefix list',
        value: id,
        fix: 'write pl- and 17 hexadecimal digits',
      };
      return [
        ...(/^pl-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(id) ? [] : [wrong]),
        ...reachedRangeProblems(range, `${where}.within`),
      ];
    }
  }
}

const serviceForm = /^com\.amazonaws\.vpce\.([a-z0-9-]+)\.vpce-svc-[0-9a-f]{8,17}$/;

function privateLinkProblems(value: string, where: string): Problem[] {
  if (serviceForm.test(value)) return [];
  const isOfAws = /^com\.amazonaws\.[a-z0-9-]+\.[a-z]/.test(value) && !/vpce/.test(value);
  const what = isOfAws ? 'is an endpoint of AWS itself' : 'is not the name of an endpoint service';
  const fix = isOfAws
    ? 'declare it as api'
    : 'write what its owner gave you, com.amazonaws.vpce.<region>.vpce-svc-<hexadecimal digits>';
  return [{ where, what, value, fix }];
}

/** An entry as it counts in one environment, and where it is written. */
interface Placed {
  readonly service: string;
  readonly reach: Reach;
  readonly where: string;
}

/** What is wrong with entries that are right by themselves, in the network of one environment. */
function placedProblems(
  environment: WrittenEnvironment,
  services: readonly WrittenService[],
  environments: readonly WrittenEnvironment[],
  platform: Platform,
): Problem[] {
  const placed = services.flatMap((service): Placed[] => {
    const changes = environment.services[service.name]?.reaches ?? {};
    const from = (name: string) =>
      Object.hasOwn(changes, name)
        ? environment.at(`services.${service.name}.reaches.${name}`)
        : `config/services.ts ${service.name}.reaches.${name}`;
    const own = Object.fromEntries(
      Object.entries({ ...service.reaches, ...changes }).filter(([name]) => Object.hasOwn(service.reaches, name)),
    );
    const entries: WrittenReaches = own;
    return reachesOf(entries)
      .map((reach) => ({ service: service.name, reach, where: from(reach.name) }))
      .filter(({ reach, where }) => valueProblems(reach, where).length === 0)
      .filter(({ reach }) => fieldProblems(entries[reach.name] ?? {}, '').length === 0);
  });
  return placed.flatMap((one, index) => {
    const repeated = repetitionProblems(one, placed.slice(0, index));
    if (repeated.length > 0) return repeated;
    if (one.reach.by === 'addresses') {
      const field = one.reach.prefixList === undefined ? 'cidr' : 'within';
      return rangeInNetworkProblems(one.reach.range, `${one.where}.${field}`, environment, environments, platform);
    }
    return one.reach.by === 'private link' ? regionProblems(one.reach.serviceName, one.where, environment) : [];
  });
}

/** An endpoint is in the region of the service that it leads to. */
function regionProblems(value: string, where: string, { name, region, services }: WrittenEnvironment): Problem[] {
  const own = serviceForm.exec(value)?.[1];
  if (region === undefined || own === region || services === undefined) return [];
  const what = `is an endpoint service of ${own}, and ${name} is in ${region}`;
  const fix = `have its owner offer it in ${region}, and name that one among the environment's reaches`;
  return [{ where: `${where}.privateLink`, what, value, fix }];
}

/** What two entries would both make: a rule, a statement, or an endpoint that can have only one name. */
function repetitionProblems({ service, reach, where }: Placed, earlier: readonly Placed[]): Problem[] {
  const own = earlier.find((other) => other.service === service && targetOf(other.reach) === targetOf(reach));
  if (own !== undefined) {
    const what = `is reached already, as ${own.reach.name}`;
    return [{ where, what, value: targetOf(reach), fix: 'keep one of the two' }];
  }
  if (reach.by !== 'private link') return [];
  const other = earlier.find(
    ({ reach: one }) =>
      one.by === 'private link' && one.serviceName === reach.serviceName && one.privateDns !== reach.privateDns,
  );
  if (other === undefined) return [];
  const what = `says something else than ${other.where}, and both share one endpoint`;
  return [{ where: `${where}.privateDns`, what, value: reach.privateDns, fix: 'write the same in both' }];
}

function targetOf(reach: Reach): string {
  if (reach.by === 'API') return `${reach.endpoint} for ${[...reach.actions].sort().join(', ')}`;
  if (reach.by === 'proxy') return `${[...reach.hosts].sort().join(', ')} on ${reach.port}`;
  if (reach.by === 'private link') return `${privateLinkRole(reach)} on ${reach.port}`;
  return `${reach.prefixList?.id ?? reach.range} on ${reach.protocol} ${reach.port}`;
}
