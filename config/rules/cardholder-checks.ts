import { citation } from '../../kinds/pci-requirements';
import { isDay } from '../model/day';
import { type Entrance, entrancesOf, isEncryptedHere, portOf, spokenOn, webAclOf } from '../model/entrance';
import { type Excusable, excusable } from '../model/pci-exception';
import type { Port } from '../model/pods/ports';
import type { Problem } from '../model/problem';
import type { WrittenEnvironment } from '../model/written-environment';
import type { WrittenService } from '../model/written-service';
import { deployedRevisions } from './delivery/deployed-revisions';

/** What PCI DSS refuses of an environment with cardholder data unless that is excepted, and exceptions that except nothing. */
export function cardholderProblems(environment: WrittenEnvironment, catalogue: readonly WrittenService[]): Problem[] {
  const { alarmRecipients, at, cardholderData, exceptions, revision, services } = environment;
  const unmet = cardholderData === true ? unmetRequirements(environment, catalogue) : [];
  // What is malformed may be what an exception is for.
  const isKnown =
    cardholderData !== undefined &&
    'webAcl' in environment &&
    revision !== undefined &&
    alarmRecipients !== undefined &&
    Object.values(services).every((one) => 'ingress' in one && 'internalIngress' in one && 'repository' in one) &&
    catalogue.every((one) => 'repository' in one && 'ports' in one);
  // A malformed list may have it.
  const isExcepted = (one: Excusable) => exceptions?.some(({ requirement }) => requirement === one) ?? true;
  return [
    ...unmet.filter(({ requirement }) => !isExcepted(requirement)).map(({ problem }) => problem),
    ...(exceptions ?? []).flatMap(({ requirement, until }, index): Problem[] => {
      const where = at(`exceptions[${index}]`);
      const isRepeated = exceptions?.slice(0, index).some((other) => other.requirement === requirement);
      const isNeeded = unmet.some((one) => one.requirement === requirement);
      const day = { where: `${where}.until`, what: 'is no day', value: until, fix: 'write one such as 2027-03-31' };
      const place = { where: `${where}.requirement`, value: requirement, fix: 'remove the exception' };
      return [
        ...(isDay(until) ? [] : [day]),
        ...(isRepeated ? [{ ...place, what: 'is excepted twice' }] : []),
        ...(!isKnown || isNeeded || isRepeated
          ? []
          : [{ ...place, what: `is excepted, and nothing in the environment ${excusable[requirement]}` }]),
      ];
    }),
  ];
}

/** A requirement that is not met, and what says so. */
interface Unmet {
  readonly requirement: Excusable;
  readonly problem: Problem;
}

function unmet(requirement: Excusable, problem: Problem): Unmet {
  return { requirement, problem: { ...problem, what: `${problem.what}, for ${citation(requirement)}` } };
}

function unmetRequirements(environment: WrittenEnvironment, catalogue: readonly WrittenService[]): Unmet[] {
  const { at, services } = environment;
  const entrances = Object.entries(services).flatMap(([name, service]) =>
    entrancesOf({ ...service, name }).map((entrance): Entered => {
      const port = portOf(entrance, catalogue.find((one) => one.name === name)?.ports ?? []);
      return { entrance, port, service, where: at(`services.${name}.${entrance.field}`) };
    }),
  );
  return [
    ...unfiltered(environment, entrances),
    ...plain(entrances),
    ...untold(environment),
    ...[{ where: at('revision'), revision: environment.revision }, ...deployedRevisions(environment, catalogue)]
      .filter((deployed) => deployed.revision !== undefined && /^v\d/.test(deployed.revision))
      .map(({ where, revision: value }) =>
        unmet('6.5.1', {
          where,
          what: 'is a tag, which can be moved without a review',
          value,
          fix: `write the commit's id, as "git rev-parse '${value}^{commit}'" prints it`,
        }),
      ),
  ];
}

/** An entrance of an environment, and the port to which it leads, where that is known. */
interface Entered {
  readonly entrance: Entrance;
  readonly port: Port | undefined;
  readonly service: WrittenEnvironment['services'][string];
  readonly where: string;
}

function unfiltered(environment: WrittenEnvironment, entrances: readonly Entered[]): Unmet[] {
  const isOfPlatform = entrances.some(({ entrance }) => webAclOf(entrance, environment) === 'of the platform');
  const counts: Problem[] =
    isOfPlatform && environment.webAcl?.managedRules === 'count'
      ? [
          {
            where: environment.at('webAcl.managedRules'),
            what: 'only counts attacks on what has cardholder data',
            value: 'count',
            fix: "write 'block', or an exception",
          },
        ]
      : [];
  const missing = entrances
    .filter(({ entrance }) => entrance.from === 'everyone' && webAclOf(entrance, environment) === undefined)
    .map(({ where }) => ({
      where: `${where}.webAclArn`,
      what: 'is missing, so nothing filters what reaches cardholder data from the internet',
      fix: 'write webAcl in the environment, name a web ACL, or write an exception',
    }));
  return [...missing, ...counts].map((problem) => unmet('6.4.2', problem));
}

function untold({ alarmRecipients, at }: WrittenEnvironment): Unmet[] {
  if (alarmRecipients?.length !== 0) return [];
  const what = 'lists nobody, so nobody is told when an alarm about cardholder data rings';
  return [unmet('10.7.2', { where: at('alarmRecipients'), what, fix: 'write an address, or an exception' })];
}

function plain(entrances: readonly Entered[]): Unmet[] {
  const what = 'leaves cardholder data in plain text between the load balancer and the pods';
  return entrances.flatMap(({ entrance, port, service, where }) => {
    if (port?.name === undefined) {
      if (isEncryptedHere(service)) return [];
      const value = service[entrance.field]?.tls ?? 'load-balancer';
      return [unmet('4.2.1', { where: `${where}.tls`, what, value, fix: "write 'end-to-end', or an exception" })];
    }
    if (spokenOn(port)?.isEncrypted !== false) return [];
    const fix = 'lead it to a port whose name begins with https or grpcs, or write an exception';
    return [unmet('4.2.1', { where: `${where}.port`, what, value: port.name, fix })];
  });
}
