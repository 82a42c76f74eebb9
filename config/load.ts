import type { z } from 'zod';
import { betweenEnvironments } from './between-environments';
import { type Environment, type EnvironmentInput, environmentSchema, type ShapedEnvironment } from './environment';
import { environmentProblems } from './environment-checks';
import { ingressProblems } from './ingress-checks';
import { logRoutingProblems } from './log-routing';
import { producedNameProblems } from './name-checks';
import { subnetsOf } from './network-checks';
import { platform } from './platform';
import { platformProblems } from './platform-checks';
import { ConfigurationError, type Problem } from './problem';
import { quotaProblems } from './quota-checks';
import { type Service, type ServiceInput, serviceSchema } from './service';
import { catalogueProblems } from './service-checks';
import { shapeProblems } from './shape';

/**
 * Reads the configuration: every default filled in, everything derived that follows from it.
 *
 * @throws ConfigurationError with every mistake there is
 */
export function loadEnvironments(
  environments: readonly EnvironmentInput[],
  catalogue: Readonly<Record<string, ServiceInput>>,
): Environment[] {
  const problems: Problem[] = [];
  const shaped = <S extends z.ZodType>(schema: S, input: unknown, at: (field: string) => string): z.output<S>[] => {
    const result = schema.safeParse(input);
    if (result.success) return [result.data];
    problems.push(...shapeProblems(result.error, input, at));
    return [];
  };

  const services = Object.entries(catalogue).flatMap(([name, input]) =>
    shaped(serviceSchema, input, (field) => `config/services.ts ${join(name, field)}`).map(
      (service): Service => ({ ...service, name, namespace: service.namespace ?? name }),
    ),
  );
  const parsed = environments.flatMap((input, index) =>
    shaped(environmentSchema, input, (field) => `${fileOf(input, index)}${field}`.replace(/\.$/, '')),
  );

  problems.push(
    ...platformProblems(platform),
    ...catalogueProblems(services, Object.keys(catalogue)),
    ...services.flatMap((service) => quotaProblems(service, `config/services.ts ${service.name}`)),
    ...parsed.flatMap(environmentProblems),
    ...betweenEnvironments(parsed),
    ...producedNameProblems(parsed, services),
    ...parsed.flatMap((environment) => [
      ...overrideProblems(environment, services, Object.keys(catalogue)),
      ...logRoutingProblems(environment, services),
    ]),
  );
  if (environments.length === 0) {
    problems.push({ where: 'config/environments.ts environments', what: 'is empty', fix: 'name at least one' });
  }
  if (problems.length > 0) throw new ConfigurationError(problems);
  return parsed.map((environment, index) => ({
    ...environment,
    subnets: subnetsOf(environment),
    services: services.map((service) => overridden(service, environment)),
    ownsRegion: parsed.findIndex((e) => e.account === environment.account && e.region === environment.region) === index,
  }));
}

const join = (...fields: string[]) => fields.filter((field) => field !== '').join('.');

const fileOf = (input: { name?: unknown } | null | undefined, index: number) =>
  typeof input?.name === 'string' && input.name !== ''
    ? `config/${input.name}.ts `
    : `config/environments.ts [${index}].`;

function overridden(service: Service, { services }: ShapedEnvironment): Service {
  const override = services[service.name];
  return {
    ...service,
    quota: { ...service.quota, ...override?.quota },
    replicas: { ...service.replicas, ...override?.replicas },
    ingress: override?.ingress,
  };
}

function overrideProblems(environment: ShapedEnvironment, services: readonly Service[], known: string[]): Problem[] {
  return Object.keys(environment.services).flatMap((name): Problem[] => {
    const where = `config/${environment.name}.ts services.${name}`;
    if (!known.includes(name)) {
      return [{ where, what: 'is not in the catalogue', value: name, fix: `use one of ${known.join(', ')}` }];
    }
    const service = services.find((candidate) => candidate.name === name);
    if (service === undefined) return [];
    const changed = overridden(service, environment);
    return [...quotaProblems(changed, where), ...ingressProblems(changed, environment, `${where}.ingress`)];
  });
}
