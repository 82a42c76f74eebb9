import { citation } from '../../kinds/pci-requirements';
import { isDay } from '../model/day';
import { entrancesOf, isEncryptedHere, portOf, spokenOn } from '../model/entrance';
import { type Excusable, excusable } from '../model/pci-exception';
import type { Problem } from '../model/problem';
import type { WrittenEnvironment } from '../model/written-environment';
import type { WrittenService } from '../model/written-service';
import { deployedRevisions } from './delivery/deployed-revisions';

/** What PCI DSS refuses of an environment with cardholder data unless that is excepted, and exceptions that except nothing. */
export function cardholderProblems(environment: WrittenEnvironment, catalogue: readonly WrittenService[]): Problem[] {
  const { at, cardholderData, exceptions, revision, services } = environment;
  const unmet = cardholderData === true ? unmetRequirements(environment, catalogue) : [];
  // What is malformed may be what an exception is for.
  const isKnown =
    cardholderData !== undefined &&
    revision !== undefined &&
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

/** Requirements that are not met, each with what says so. */
function unmetRequirements(environment: WrittenEnvironment, catalogue: readonly WrittenService[]) {
  const { at, revision, services } = environment;
  const entrances = Object.entries(services).flatMap(([name, service]) =>
    entrancesOf({ ...service, name }).map((entrance) => {
      const port = portOf(entrance, catalogue.find((one) => one.name === name)?.ports ?? []);
      return { entrance, port, service, where: at(`services.${name}.${entrance.field}`) };
    }),
  );
  const unnamed = entrances.filter(({ port, service }) => port?.name === undefined && !isEncryptedHere(service));
  const named = entrances.flatMap(({ port, where }) =>
    port?.name !== undefined && spokenOn(port)?.isEncrypted === false ? [{ name: port.name, where }] : [],
  );
  const plain = 'leaves cardholder data in plain text between the load balancer and the pods';
  const unmet = (requirement: Excusable, problem: Problem) => {
    const asked = { ...problem, what: `${problem.what}, for ${citation(requirement)}` };
    return { requirement, problem: asked };
  };
  return [
    ...entrances
      .filter(({ entrance }) => entrance.from === 'everyone' && entrance.webAclArn === undefined)
      .map(({ where }) =>
        unmet('6.4.2', {
          where: `${where}.webAclArn`,
          what: 'is missing, so nothing filters what reaches cardholder data from the internet',
          fix: 'name a web ACL, or write an exception',
        }),
      ),
    ...unnamed.map(({ entrance, service, where }) => {
      const value = service[entrance.field]?.tls ?? 'load-balancer';
      return unmet('4.2.1', { where: `${where}.tls`, what: plain, value, fix: "write 'end-to-end', or an exception" });
    }),
    ...named.map(({ name, where }) => {
      const fix = 'lead it to a port whose name begins with https or grpcs, or write an exception';
      return unmet('4.2.1', { where: `${where}.port`, what: plain, value: name, fix });
    }),
    ...[{ where: at('revision'), revision }, ...deployedRevisions(environment, catalogue)]
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
