import { isDnsLabel } from '../model/dns-label';
import { type Named, names } from '../model/names';
import type { Problem } from '../model/problem';
import type { WrittenEnvironment } from '../model/written-environment';
import type { WrittenService } from '../model/written-service';
import { isEnvironmentName } from './environment-checks';

/** A name in AWS that follows from the configuration. */
interface Produced {
  readonly kind: string;
  readonly name: string;
  /** Characters that AWS allows at most, by the API reference of its service. */
  readonly limit: number;
  readonly where: string;
  /** Environment whose resource it names. */
  readonly environment: string;
  /** What the name is unique in: an account, or all of AWS. */
  readonly scope: string;
}

/**
 * Names that AWS would refuse for their length, and names that two declarations would both give; nothing about those of
 * an environment or a service whose own name is wrong.
 */
export function producedNameProblems(
  environments: readonly WrittenEnvironment[],
  services: readonly WrittenService[],
): Problem[] {
  const named = environments.flatMap(({ account, name }): Named[] =>
    account === undefined || name === undefined || !isEnvironmentName(name) ? [] : [{ account, name }],
  );
  const produced = named.flatMap((environment) =>
    services
      .filter(({ name }) => isDnsLabel(name))
      .flatMap((service) =>
        producedNames(environment, service).map(
          (name): Produced => ({
            ...name,
            environment: environment.name,
            scope: name.kind === 'S3 bucket' ? '' : environment.account,
          }),
        ),
      ),
  );
  return produced.flatMap(({ kind, name, limit, where, environment, scope }, index): Problem[] => {
    const same = (other: Produced) => other.kind === kind && other.name === name && other.scope === scope;
    const first = produced.findIndex(same);
    if (first !== index && !(produced[first]?.where === where && produced[first]?.environment === environment)) {
      const what = `gives the ${kind} of environment ${environment} the same name as ${produced[first]?.where} of ${produced[first]?.environment}`;
      return [{ where, what, value: name, fix: 'rename one of the two' }];
    }
    if (name.length <= limit || first !== index) return [];
    const what = `makes the ${kind} name of environment ${environment} ${name.length} characters long, over AWS's ${limit}`;
    const fix = `shorten the name of the service, the resource or the environment by ${name.length - limit}`;
    return [{ where, what, value: name, fix }];
  });
}

function producedNames(
  environment: Named,
  { name: service, uses }: WrittenService,
): Omit<Produced, 'environment' | 'scope'>[] {
  const name = names(environment);
  const at = (field: string) => `config/services.ts ${service}${field}`;
  const each = (use: 'queues' | 'topics' | 'buckets' | 'workgroups' | 'sagemakerEndpoints') =>
    [...new Set(uses[use])].map((declared) => ({
      declared,
      where: at(`.uses.${use}[${uses[use]?.indexOf(declared)}]`),
    }));
  return [
    { kind: 'IAM role', name: name.irsaRole(service), limit: 64, where: at('') },
    { kind: 'IAM role', name: name.role(`${service}-fargate`), limit: 64, where: at('') },
    ...Object.keys(uses.tables ?? {}).map((table) => ({
      kind: 'DynamoDB table',
      name: name.table(service, table),
      limit: 255,
      where: at(`.uses.tables.${table}`),
    })),
    ...each('queues').flatMap(({ declared, where }) => [
      { kind: 'SQS queue', name: name.queue(service, declared), limit: 80, where },
      { kind: 'SQS queue', name: name.deadLetterQueue(service, declared), limit: 80, where },
    ]),
    ...each('topics').map(({ declared, where }) => ({
      kind: 'SNS topic',
      name: name.topic(service, declared),
      limit: 256,
      where,
    })),
    ...each('buckets').map(({ declared, where }) => ({
      kind: 'S3 bucket',
      name: name.bucket(service, declared),
      limit: 63,
      where,
    })),
    ...each('workgroups').flatMap(({ declared, where }) => [
      { kind: 'Athena workgroup', name: name.workgroup(service, declared), limit: 128, where },
      { kind: 'S3 bucket', name: name.resultsBucket(service, declared), limit: 63, where },
      { kind: 'Glue database', name: name.database(service, declared), limit: 255, where },
    ]),
    ...each('sagemakerEndpoints').map(({ declared, where }) => ({
      kind: 'SageMaker endpoint',
      name: name.sagemakerEndpoint(service, declared),
      limit: 63,
      where,
    })),
  ];
}
