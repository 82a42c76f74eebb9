import { connections } from '../model/connections';
import {
  type Environment,
  type EnvironmentInput,
  environmentSchema,
  type Platform,
  type ShapedEnvironment,
} from '../model/environment';
import { logRoutingProblems } from '../model/log-routing';
import { ConfigurationError, type Problem } from '../model/problem';
import { replicasOf, type Service, type ServiceInput, serviceSchema } from '../model/service';
import { type WrittenEnvironment, writtenEnvironment } from '../model/written-environment';
import { type WrittenService, writtenService } from '../model/written-service';
import { betweenEnvironments } from './between-environments';
import { environmentProblems } from './environment-checks';
import { producedNameProblems } from './name-checks';
import { subnetsOf } from './network-checks';
import { overrideProblems } from './override-checks';
import { platformProblems } from './platform-checks';
import { quotaProblems } from './quota-checks';
import { securityGroupProblems } from './security-group-checks';
import { catalogueProblems } from './service-checks';

/**
 * Reads the configuration: every default filled in, everything derived that follows from it.
 *
 * @throws ConfigurationError with every mistake that does not follow from another one
 */
export function loadEnvironments(
  environments: readonly EnvironmentInput[],
  catalogue: Readonly<Record<string, ServiceInput>>,
  platform: Platform,
): Environment[] {
  const entries = Object.entries(catalogue);
  const writtenServices = entries.map(([name, input]) => writtenService(name, input, platform.defaultContainer));
  const writtenEnvironments = environments.map(writtenEnvironment);
  const releases = Object.fromEntries(platform.controllers.map(({ name, release }) => [name, release]));
  const problems = [
    ...[...writtenServices, ...writtenEnvironments].flatMap((written) => written.problems),
    ...platformProblems({ ...platform, controllers: releases }),
    ...writtenProblems(
      writtenEnvironments.map(({ environment }) => environment),
      writtenServices.map(({ service }) => service),
      platform,
    ),
  ];
  if (problems.length > 0) throw new ConfigurationError(problems);
  // Whatever is not of the right shape has been a problem above.
  const shaped = environments.map((input) => environmentSchema.parse(input));
  const services = entries.map(([name, input]): Service => {
    const service = serviceSchema.parse(input);
    const replicas = replicasOf(service.replicas, platform.defaultContainer);
    return { ...service, name, namespace: service.namespace ?? name, replicas };
  });
  return shaped.map((environment, index) => {
    const own = services.map((service) => overridden(service, environment));
    return {
      ...environment,
      subnets: subnetsOf(environment),
      platform,
      services: own,
      connections: connections(own),
      ownsRegion:
        shaped.findIndex((e) => e.account === environment.account && e.region === environment.region) === index,
    };
  });
}

/** What is wrong with what is well formed: no malformed field hides what is wrong elsewhere. */
function writtenProblems(
  environments: readonly WrittenEnvironment[],
  services: readonly WrittenService[],
  platform: Platform,
): Problem[] {
  const where = 'config/environments.ts environments';
  return [
    ...catalogueProblems(services, platform),
    ...services.flatMap((service) => quotaProblems(service, `config/services.ts ${service.name}`, platform)),
    ...environments.flatMap(environmentProblems),
    ...betweenEnvironments(environments),
    ...producedNameProblems(environments, services),
    ...environments.flatMap((environment) => overrideProblems(environment, services, platform)),
    ...logRoutingProblems(environments, services, platform),
    ...securityGroupProblems(environments, services),
    ...(environments.length > 0 ? [] : [{ where, what: 'is empty', fix: 'name at least one' }]),
  ];
}

function overridden(service: Service, { services }: ShapedEnvironment): Service {
  const override = services[service.name];
  return {
    ...service,
    quota: { ...service.quota, ...override?.quota },
    replicas: { ...service.replicas, ...override?.replicas },
    ingress: override?.ingress,
  };
}
