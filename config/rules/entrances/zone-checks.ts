import { type Entrance, entrancesOf } from '../../model/entrance';
import type { Problem } from '../../model/problem';
import type { WrittenEnvironment } from '../../model/written-environment';

/** Source: ACM API reference, "RequestCertificate", `DomainName`. */
const longestName = 64;

/**
 * Certificates that a load balancer may have besides its first.
 *
 * Source: Elastic Load Balancing user guide, "Quotas for your Application Load Balancers", "Certificates per load balancer".
 */
const mostCertificates = 25;

/**
 * What is wrong with the zones of environments, and with entrances that get their names and certificates there: those that
 * state no certificate. One that states it has records of its own, wherever its names are.
 */
export function zoneProblems(environments: readonly WrittenEnvironment[]): Problem[] {
  return environments.flatMap((environment, index) => [
    ...ownProblems(environment),
    ...sharedProblems(environment, environments.slice(0, index)),
    ...Object.entries(environment.services).flatMap(([name, override]) =>
      entrancesOf({ ...override, name })
        .filter(({ certificateArn }) => certificateArn === undefined)
        .flatMap((entrance) =>
          entranceProblems(environment, entrance, environment.at(`services.${name}.${entrance.field}`)),
        ),
    ),
  ]);
}

function ownProblems({ at, zone }: WrittenEnvironment): Problem[] {
  if (zone === undefined) return [];
  const { id, name } = zone;
  const isName = /^([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,59})$/.test(name);
  return [
    ...(isName ? [] : [{ where: at('zone.name'), what: 'is not a DNS name', value: name, fix: nameFix(name) }]),
    ...(/^Z[A-Z0-9]{1,31}$/.test(id)
      ? []
      : [{ where: at('zone.id'), what: 'is no id of a zone of Route 53', value: id, fix: idFix(id) }]),
  ];
}

const nameFix = (name: string) =>
  /^[a-z0-9.-]+\.$/.test(name) ? `write ${name.replace(/\.+$/, '')}` : 'write a domain such as pay.example.com';

const idFix = (id: string) =>
  /^\/?hostedzone\/Z[A-Z0-9]+$/.test(id)
    ? `write ${id.replace(/^.*\//, '')}`
    : 'write it as "aws route53 list-hosted-zones" prints it, without /hostedzone/';

/** A zone is in one account. */
function sharedProblems({ account, at, zone }: WrittenEnvironment, others: readonly WrittenEnvironment[]): Problem[] {
  const other = others.find((one) => one.zone !== undefined && one.zone.id === zone?.id);
  if (other === undefined || account === undefined || other.account === undefined || other.account === account)
    return [];
  const what = `is also ${other.at('zone')}, whose environment is in another account`;
  return [{ where: at('zone.id'), what, value: zone?.id, fix: 'delegate a domain to a zone in each account' }];
}

function entranceProblems(environment: WrittenEnvironment, { hosts }: Entrance, where: string): Problem[] {
  const { zone } = environment;
  if (zone === undefined) {
    // A zone that is malformed is reported elsewhere.
    if (!('zone' in environment)) return [];
    const what = 'is missing, and the environment has no zone in which the platform would make one';
    return [
      { where: `${where}.certificateArn`, what, fix: 'name a certificate, or write the zone of the environment' },
    ];
  }
  const tooMany: Problem[] =
    hosts.length <= mostCertificates
      ? []
      : [
          {
            where: `${where}.aliases`,
            what: `make more certificates, one for each name, than the ${mostCertificates} that a load balancer has at first`,
            value: hosts.length,
            fix: 'name a certificate for all of them in certificateArn, or fewer names',
          },
        ];
  return [
    ...tooMany,
    ...hosts.flatMap((value, index): Problem[] => {
      const place = index === 0 ? `${where}.host` : `${where}.aliases[${index - 1}]`;
      if (value !== zone.name && !value.endsWith(`.${zone.name}`)) {
        const fix = `choose one below ${zone.name}, or name a certificate in certificateArn`;
        return [{ where: place, what: `is not in the zone of the environment, ${zone.name}`, value, fix }];
      }
      if (value.length <= longestName) return [];
      const what = `is longer than the ${longestName} characters that ACM takes as the first name of a certificate`;
      return [{ where: place, what, value, fix: 'choose a shorter one, or name a certificate in certificateArn' }];
    }),
  ];
}
