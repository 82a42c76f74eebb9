import { z } from 'zod';
import { isWholeSize, smallestSize, usableOf } from '../model/aws/fargate';
import { connections } from '../model/connections';
import { issuersOf } from '../model/delivery/pipeline';
import { repositoryOf } from '../model/delivery/repository';
import { isEncryptedHere } from '../model/entrance';
import {
  type Environment,
  type EnvironmentInput,
  environmentSchema,
  type Platform,
  type ShapedEnvironment,
} from '../model/environment';
import { platformSchema } from '../model/platform';
import { portsOf } from '../model/pods/ports';
import { replicasOf } from '../model/pods/replicas';
import { ConfigurationError, type Problem } from '../model/problem';
import { changed, type Service, type ServiceInput, serviceSchema } from '../model/service';
import { shapeProblems } from '../model/shape';
import { wellFormedEntries, wellFormedFields } from '../model/well-formed';
import { type WrittenEnvironment, writtenEnvironment } from '../model/written-environment';
import { type WrittenService, writtenService } from '../model/written-service';
import { accountQuotaProblems } from './account-quota-checks';
import { addressProblems } from './address-checks';
import { betweenEnvironments, managementAccountProblems } from './between-environments';
import { deliveryProblems } from './delivery/delivery-checks';
import { hostProblems } from './entrances/host-checks';
import { zoneProblems } from './entrances/zone-checks';
import { environmentProblems } from './environment-checks';
import { managementRanges, managementWayProblems } from './management-network-checks';
import { notificationProblems } from './messages/notification-checks';
import { subscriptionProblems } from './messages/subscription-checks';
import { producedNameProblems } from './name-checks';
import { subnetsOf } from './network-checks';
import { overrideProblems } from './override-checks';
import { peopleProblems } from './people-checks';
import { podProblems } from './pods/pod-checks';
import { podsOf, quotaProblems } from './quota-checks';
import { reachProblems } from './reaches/reach-checks';
import { leftoverProblems } from './reading/leftovers';
import { securityGroupProblems } from './security-group-checks';
import { catalogueProblems } from './service-checks';

/** What is known of the configuration before its values are read. */
export interface Reading {
  /** The file of each environment, undefined for one that has none of its own. @default - all are in `config/environments.ts` */
  readonly files?: readonly (string | undefined)[];
  /** What is wrong with the files themselves, and with what all environments share. @default - nothing */
  readonly problems?: readonly Problem[];
}

/**
 * Reads the configuration, fills in every default and derives what follows.
 *
 * @throws ConfigurationError with every mistake, except for those that only follow from another
 */
export function loadEnvironments(
  environments: readonly EnvironmentInput[],
  catalogue: Readonly<Record<string, ServiceInput>>,
  platform: Platform,
  { files = [], problems: known = [] }: Reading = {},
): Environment[] {
  const problems = [...known, ...allProblems(environments, catalogue, platform, files)];
  if (problems.length > 0) throw new ConfigurationError(problems);
  // A wrong shape is among the problems above, so that parsing cannot fail here.
  const shaped = environments.map((input) => environmentSchema.parse(input));
  const services = Object.entries(catalogue).map(([name, input]) => ({ name, ...serviceSchema.parse(input) }));
  const issuersByAccount = new Map<string, string[]>();
  return shaped.map((environment, index) => {
    const own = services.map((service) => serviceOf(service, environment, platform));
    const known = issuersByAccount.get(environment.account) ?? [];
    const issuers = issuersOf(own.map(({ pipeline }) => pipeline));
    issuersByAccount.set(environment.account, [...known, ...issuers]);
    return {
      ...environment,
      subnets: subnetsOf(environment),
      platform,
      services: own,
      connections: connections(own),
      ownsRegion:
        shaped.findIndex((e) => e.account === environment.account && e.region === environment.region) === index,
      pipelineIssuers: issuers.filter((issuer) => !known.includes(issuer)),
    };
  });
}

/** What is wrong with the shape of environments and services, and with their values. */
function allProblems(
  environments: unknown,
  catalogue: unknown,
  platform: Platform,
  files: readonly (string | undefined)[],
): Problem[] {
  const defaultContainer = containerOf(platform);
  const list: readonly unknown[] = Array.isArray(environments) ? Array.from(environments) : [];
  const writtenServices = Object.entries(wellFormedEntries(z.unknown(), catalogue)).map(([name, input]) =>
    writtenService(name, input),
  );
  const writtenEnvironments = list.map((input, index) => writtenEnvironment(input, index, files[index]));
  const noCatalogue = shapeProblems(z.record(z.string(), z.unknown()), catalogue, () => 'config/services.ts services');
  const problems = [
    ...shapeProblems(z.array(z.unknown()).min(1), environments, () => 'config/environments.ts environments'),
    ...noCatalogue,
    ...[...writtenServices, ...writtenEnvironments].flatMap((written) => written.problems),
    ...writtenProblems(
      // Without a catalogue nothing is known of the services that an environment changes.
      writtenEnvironments.map(({ environment }) => ({
        ...environment,
        ...(noCatalogue.length > 0 && { services: {} }),
      })),
      writtenServices.map(({ service }) => service),
      { ...platform, defaultContainer },
    ),
  ];
  return [
    ...problems,
    ...leftoverProblems(catalogue, (field) => `config/services.ts ${field}`, problems),
    ...writtenEnvironments.flatMap(({ environment }, index) => leftoverProblems(list[index], environment.at, problems)),
  ];
}

/** The default container; where that is wrong, Fargate's smallest, so that quotas are checked all the same. */
function containerOf(platform: Platform) {
  const { defaultContainer } = wellFormedFields(platformSchema, platform);
  return defaultContainer && isWholeSize(defaultContainer) ? defaultContainer : usableOf(smallestSize);
}

/** What is wrong with the well-formed fields. The malformed ones are left out, so that they hide no other mistake. */
function writtenProblems(
  environments: readonly WrittenEnvironment[],
  services: readonly WrittenService[],
  platform: Platform,
): Problem[] {
  return [
    ...catalogueProblems(services, platform),
    ...subscriptionProblems(services),
    ...notificationProblems(services),
    ...services.flatMap((service) => [
      ...quotaProblems(podsOf(service, platform), `config/services.ts ${service.name}`, platform),
      ...podProblems(service),
    ]),
    ...environments.flatMap((environment) => environmentProblems(environment, services)),
    ...deliveryProblems(environments, services, platform),
    ...betweenEnvironments(environments, managementRanges(platform)),
    ...managementWayProblems(environments, platform),
    ...managementAccountProblems(environments, platform),
    ...peopleProblems(environments, platform),
    ...producedNameProblems(environments, services),
    ...environments.flatMap((environment) => overrideProblems(environment, services, platform)),
    ...hostProblems(environments, services),
    ...zoneProblems(environments),
    ...environments.flatMap((environment) => addressProblems(environment, services, platform)),
    ...securityGroupProblems(environments, services),
    ...reachProblems(environments, services, platform),
    ...accountQuotaProblems(environments, services, platform),
  ];
}

function serviceOf(
  { port, ports, ...service }: z.output<typeof serviceSchema> & { readonly name: string },
  { name, services }: ShapedEnvironment,
  { defaultContainer }: Platform,
): Service {
  const override = services[service.name];
  return {
    ...service,
    namespace: service.namespace ?? service.name,
    ports: portsOf({ port, ports }, isEncryptedHere(override ?? {})),
    quota: changed(service.quota, override?.quota),
    replicas: replicasOf(defaultContainer, service.replicas, override?.replicas),
    image: override?.image ?? service.image,
    environment: { ...service.environment, ...override?.environment },
    secretVersion: override?.secretVersion,
    reaches: { ...service.reaches, ...override?.reaches },
    ingress: override?.ingress,
    internalIngress: override?.internalIngress,
    repository: repositoryOf(service.repository, override?.repository, name),
    team: override?.team ?? service.team,
    pipeline: override?.pipeline ?? service.pipeline,
    readerRoleArns: override?.readerRoleArns ?? [],
  };
}
