import { names } from '../charts/names';
import type { ShapedEnvironment } from './environment';
import type { Problem } from './problem';
import type { Service } from './service';

/** A name in AWS that follows from the configuration. */
interface Produced {
  readonly kind: string;
  readonly name: string;
  /** Characters that AWS allows at most, by the API reference of its service. */
  readonly limit: number;
  readonly where: string;
}

/** Names that AWS would refuse for their length, and names that two declarations would both give. */
export function producedNameProblems(environment: ShapedEnvironment, services: readonly Service[]): Problem[] {
  const produced = services.flatMap((service) => producedNames(environment, service));
  return produced.flatMap(({ kind, name, limit, where }, index): Problem[] => {
    const first = produced.findIndex((other) => other.kind === kind && other.name === name);
    if (first !== index && produced[first]?.where !== where) {
      const what = `gives the ${kind} of environment ${environment.name} the same name as ${produced[first]?.where}`;
      return [{ where, what, value: name, fix: 'rename one of the two' }];
    }
    if (name.length <= limit || first !== index) return [];
    const what = `makes the ${kind} name of environment ${environment.name} ${name.length} characters long, over AWS's ${limit}`;
    const fix = `shorten the name of the service, the resource or the environment by ${name.length - limit}`;
    return [{ where, what, value: name, fix }];
  });
}

function producedNames(environment: ShapedEnvironment, { name: service, uses }: Service): Produced[] {
  const name = names(environment);
  const at = (field: string) => `config/services.ts ${service}${field}`;
  const each = (use: 'queues' | 'topics' | 'buckets' | 'workgroups' | 'sagemakerEndpoints') =>
    uses[use].map((declared, index) => ({ declared, where: at(`.uses.${use}[${index}]`) }));
  return [
    { kind: 'IAM role', name: name.irsaRole(service), limit: 64, where: at('') },
    { kind: 'IAM role', name: name.role(`${service}-fargate`), limit: 64, where: at('') },
    ...Object.keys(uses.tables).map((table) => ({
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
