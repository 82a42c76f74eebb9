import type { z } from 'zod';
import { cidr } from './cidr';
import { type Environment, type EnvironmentInput, environmentSchema, type ShapedEnvironment } from './environment';
import { environmentProblems } from './environment-checks';
import { producedNameProblems } from './name-checks';
import { subnetsOf } from './network-checks';
import { ConfigurationError, type Problem } from './problem';
import { type Service, type ServiceInput, serviceSchema } from './service';
import { catalogueProblems, quotaProblems } from './service-checks';
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
    shaped(environmentSchema, input, (field) => `${fileOf(input, index)}${field}`),
  );

  problems.push(
    ...catalogueProblems(services, Object.keys(catalogue)),
    ...services.flatMap((service) => quotaProblems(service, `config/services.ts ${service.name}.quota`)),
    ...parsed.flatMap(environmentProblems),
    ...betweenEnvironments(parsed),
    ...parsed.flatMap((environment) => [
      ...producedNameProblems(environment, services),
      ...overrideProblems(environment, services, Object.keys(catalogue)),
    ]),
  );
  if (problems.length > 0) throw new ConfigurationError(problems);
  return parsed.map((environment, index) => ({
    ...environment,
    subnets: subnetsOf(environment),
    services: services.map((service) => overridden(service, environment)),
    ownsRegion: parsed.findIndex((e) => e.account === environment.account && e.region === environment.region) === index,
  }));
}

const join = (...fields: string[]) => fields.filter((field) => field !== '').join('.');

const fileOf = ({ name }: { name?: unknown }, index: number) =>
  typeof name === 'string' && name !== '' ? `config/${name}.ts ` : `config/environments.ts [${index}].`;

function overridden(service: Service, { services }: ShapedEnvironment): Service {
  return { ...service, quota: { ...service.quota, ...services[service.name]?.quota } };
}

function overrideProblems(environment: ShapedEnvironment, services: readonly Service[], known: string[]): Problem[] {
  return Object.keys(environment.services).flatMap((name): Problem[] => {
    const where = `config/${environment.name}.ts services.${name}`;
    if (!known.includes(name)) {
      return [{ where, what: 'is not in the catalogue', value: name, fix: `use one of ${known.join(', ')}` }];
    }
    const service = services.find((candidate) => candidate.name === name);
    return service === undefined ? [] : quotaProblems(overridden(service, environment), `${where}.quota`);
  });
}

function betweenEnvironments(environments: readonly ShapedEnvironment[]): Problem[] {
  const ranges = environments.map(({ vpcCidr }) => vpcCidr).filter(cidr.isRange);
  return environments.flatMap((environment, index) =>
    environments.slice(0, index).flatMap((other): Problem[] => {
      const problems: Problem[] = [];
      if (other.name === environment.name) {
        problems.push({
          where: `config/environments.ts [${index}].name`,
          what: `is also the name of [${environments.indexOf(other)}]`,
          value: environment.name,
          fix: 'give each environment a name of its own',
        });
      }
      const comparable = cidr.isRange(environment.vpcCidr) && cidr.isRange(other.vpcCidr);
      if (comparable && cidr.overlaps(environment.vpcCidr, other.vpcCidr)) {
        problems.push({
          where: `config/${environment.name}.ts vpcCidr`,
          what: `overlaps ${other.name}'s ${other.vpcCidr}`,
          value: environment.vpcCidr,
          fix: `choose a free range, e.g. ${cidr.free16(ranges) ?? 'in another private block'}`,
        });
      }
      return problems;
    }),
  );
}
