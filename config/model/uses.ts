import { z } from 'zod';
import { type NameRule, regional } from '../../kinds/kind';
import { nameRuleOf } from '../../kinds/kinds';
import { bucketSchema } from './messages/notification';
import { queueSchema } from './messages/queue';
import { topicSchema } from './messages/topic';
import type { namesOfUses } from './names';
import type { Problem } from './problem';
import { cacheSchema } from './uses/cache';
import { databaseProblems, databaseSchema } from './uses/database';
import { tableProblems, tableSchema } from './uses/table';
import { wellFormedEntries } from './well-formed';

/** A use: something in AWS that a service may declare, and what follows from it. */
interface Use {
  /** How it is declared: as a list of names, or by name with a description of each. */
  readonly schema: z.ZodType<Declared>;
  /** What is wrong with well-formed descriptions beyond the names. */
  readonly problems: (where: string, declared: unknown) => Problem[];
  /** The names in AWS that follow from each declared one. */
  readonly names: readonly AwsName[];
  /** What the service's pods call. */
  readonly apis: readonly Api[];
}

/** What one service declares of a use. */
type Declared = string[] | Record<string, object>;

/** Names of one kind of AWS resource. */
interface AwsName {
  /** What AWS calls such a resource. */
  readonly called: string;
  readonly rule: NameRule;
  /** The functions that make them. */
  readonly madeBy: readonly Maker[];
  /** Whether there is one, by the description. @default - there always is */
  readonly onlyWith?: (description: object) => boolean;
}

type Names = ReturnType<typeof namesOfUses>;

/** What makes a name of what a service declares, and of nothing else but whether that is FIFO. */
type Maker = {
  [Name in keyof Names]: Names[Name] extends (service: string, declared: string, isFifo: boolean) => string
    ? Name
    : never;
}[keyof Names];

/** An API of AWS. */
interface Api {
  /** The prefix of its own actions and KMS's name for it: the first label of its host. */
  readonly name: string;
  /** What AWS calls its VPC endpoint, after `com.amazonaws.⟨region⟩.`. */
  readonly endpoint: string;
  /**
   * Whether pods reach it through interfaces in their subnets, or at its public addresses through a gateway in their routes.
   * Source: AWS PrivateLink guide, "Gateway endpoints".
   */
  readonly endpointType: 'gateway' | 'interface';
  /** Whether pods use the environment's data key through it. */
  readonly dataKey: boolean;
  /** Whether pods find it under its public name; otherwise they have to be told the name of the endpoint. @default true */
  readonly hasPrivateName?: false;
  /** Actions that are called at this host, where another one has the rest of the API. @default - all that no other host has */
  readonly actions?: readonly string[];
  /** Whether pods call it for what is declared. @default - for whatever is */
  readonly isCalledFor?: (declared: unknown) => boolean;
}

/** Declared as a list of names, with which nothing more can be wrong. */
const listed = { schema: z.array(z.string()).default([]), problems: (): Problem[] => [] };

/** Declared by name, with a description of each; only well-formed ones are checked. */
function described<Schema extends z.ZodObject>(
  schema: Schema,
  problems: (where: string, description: z.output<Schema>, name: string) => Problem[],
) {
  return {
    schema: z.record(z.string(), schema).default({}),
    problems: (where: string, declared: unknown) =>
      Object.entries(wellFormedEntries(schema, declared)).flatMap(([name, description]) =>
        problems(`${where}.${name}`, description, name),
      ),
  };
}

/** Declared as a list of names, or by name with a description of each; what can be wrong, other services decide as well. */
function either<Schema extends z.ZodObject>(schema: Schema) {
  return {
    schema: z.union([z.array(z.string()), z.record(z.string(), schema)]).default([]),
    problems: (): Problem[] => [],
  };
}

/** Whether a description of what is declared says something. */
function someSays<Schema extends z.ZodObject>(schema: Schema, says: (description: z.output<Schema>) => boolean) {
  return (declared: unknown) => Object.values(wellFormedEntries(schema, declared)).some(says);
}

const bucket = { called: 'S3 bucket', rule: nameRuleOf('s3 Bucket') };

/** Reading a stream, whose ARN the table's description has. */
export const streamActions = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];

const rows = {
  /** DynamoDB tables by name. @default - none */
  tables: {
    ...described(tableSchema, tableProblems),
    names: [{ called: 'DynamoDB table', rule: nameRuleOf('dynamodb Table'), madeBy: ['table'] }],
    apis: [
      { name: 'dynamodb', endpoint: 'dynamodb', endpointType: 'gateway', dataKey: true },
      {
        // DynamoDB developer guide, "AWS PrivateLink for DynamoDB Streams": no gateway leads to streams, and the endpoint
        // answers under no other name than its own.
        name: 'dynamodb',
        endpoint: 'dynamodb-streams',
        endpointType: 'interface',
        hasPrivateName: false,
        dataKey: false,
        actions: streamActions,
        isCalledFor: someSays(tableSchema, ({ stream }) => stream !== undefined),
      },
    ],
  },
  /** PostgreSQL databases by name, each in a cluster of Aurora Serverless v2 of its own. @default - none */
  databases: {
    ...described(databaseSchema, databaseProblems),
    names: [
      { called: 'Aurora cluster', rule: nameRuleOf('rds Cluster'), madeBy: ['postgres'] },
      { called: 'Aurora instance', rule: nameRuleOf('rds ClusterInstance'), madeBy: ['firstPostgresInstance'] },
      { called: 'security group', rule: nameRuleOf('ec2 SecurityGroup'), madeBy: ['postgresSecurityGroup'] },
      // PostgreSQL documentation, "Identifiers and Key Words": it would cut off the rest.
      {
        called: 'PostgreSQL user',
        rule: { ...regional, max: 63, pattern: /^[a-z][a-z0-9_]*$/ },
        madeBy: ['postgresUser'],
      },
    ],
    // Pods log in with a signature of their own making, and reach the cluster inside the VPC.
    apis: [],
  },
  /** Valkey caches by name, each a serverless cache of ElastiCache. @default - none */
  caches: {
    ...described(cacheSchema, () => []),
    names: [
      { called: 'ElastiCache cache', rule: nameRuleOf('elasticache ServerlessCache'), madeBy: ['valkey'] },
      { called: 'security group', rule: nameRuleOf('ec2 SecurityGroup'), madeBy: ['valkeySecurityGroup'] },
    ],
    // Pods log in with a signature of their own making, and reach the cache inside the VPC.
    apis: [],
  },
  /** SQS queues, each with a dead-letter queue. @default - none */
  queues: {
    ...either(queueSchema),
    names: [
      { called: 'SQS queue', rule: nameRuleOf('sqs Queue'), madeBy: ['queue', 'deadLetterQueue'] },
      {
        called: 'SQS queue',
        rule: nameRuleOf('sqs Queue'),
        madeBy: ['undeliveredQueue'],
        onlyWith: (queue) =>
          'subscribesTo' in queue && Array.isArray(queue.subscribesTo) && queue.subscribesTo.length > 0,
      },
    ],
    apis: [{ name: 'sqs', endpoint: 'sqs', endpointType: 'interface', dataKey: true }],
  },
  /** SNS topics. @default - none */
  topics: {
    ...either(topicSchema),
    names: [{ called: 'SNS topic', rule: nameRuleOf('sns Topic'), madeBy: ['topic'] }],
    apis: [{ name: 'sns', endpoint: 'sns', endpointType: 'interface', dataKey: true }],
  },
  /** S3 buckets. @default - none */
  buckets: {
    ...either(bucketSchema),
    names: [{ ...bucket, madeBy: ['bucket'] }],
    apis: [{ name: 's3', endpoint: 's3', endpointType: 'gateway', dataKey: true }],
  },
  /** Athena workgroups, each with a Glue database for its tables and a bucket for results. @default - none */
  workgroups: {
    ...listed,
    names: [
      { called: 'Athena workgroup', rule: nameRuleOf('athena Workgroup'), madeBy: ['workgroup'] },
      { ...bucket, madeBy: ['resultsBucket'] },
      { called: 'Glue database', rule: nameRuleOf('glue CatalogDatabase'), madeBy: ['database'] },
    ],
    // Their queries also read a bucket of the service; the use `buckets` brings S3.
    apis: [
      { name: 'athena', endpoint: 'athena', endpointType: 'interface', dataKey: true },
      { name: 'glue', endpoint: 'glue', endpointType: 'interface', dataKey: true },
    ],
  },
  /** SageMaker endpoints that the service invokes; deployed elsewhere. @default - none */
  sagemakerEndpoints: {
    ...listed,
    names: [
      {
        called: 'SageMaker endpoint',
        // SageMaker API reference, "CreateEndpoint".
        rule: { ...regional, max: 63, pattern: /^[a-zA-Z0-9](?:-*[a-zA-Z0-9])*$/ },
        madeBy: ['sagemakerEndpoint'],
      },
    ],
    // Models are invoked at another host than the one for managing them, and are encrypted with whatever key their
    // owner chose.
    apis: [{ name: 'sagemaker', endpoint: 'sagemaker.runtime', endpointType: 'interface', dataKey: false }],
  },
} satisfies Readonly<Record<string, Use>>;

/** What a service may use of AWS, as the catalogue calls it. */
export type UseName = keyof typeof rows;

/**
 * Everything that a service may use of AWS. Other places derive what they need from these rows, or have a type that asks for
 * each use.
 */
export const knownUses: Readonly<Record<UseName, Use>> = rows;

/** Every use, in the order in which their statements stand in a policy. */
export const everyUse: readonly UseName[] = keysOf(knownUses);

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  const keys: Key[] = [];
  for (const key in record) keys.push(key);
  return keys;
}

/** Every API that a service's pods may call for something that it uses. */
export const knownApis: readonly Api[] = everyUse.flatMap((use) => knownUses[use].apis);

/** Schema of what a service uses of AWS. */
export const usesSchema = z.strictObject(
  // The type of Object.fromEntries does not say which key has which value.
  Object.fromEntries(everyUse.map((use) => [use, rows[use].schema])) as {
    [Name in UseName]: (typeof rows)[Name]['schema'];
  },
);

/** What a service uses of AWS. */
export type Uses = z.output<typeof usesSchema>;

/** What a service uses of AWS, as it is written in the catalogue. */
export type UsesInput = z.input<typeof usesSchema>;

/** The uses that are declared with descriptions; all others can be declared as names. */
export type DescribedUse = { [Use in UseName]: string[] extends UsesInput[Use] ? never : Use }[UseName];

/** A name that a service declares under a use. */
export interface DeclaredName {
  readonly name: string;
  /** Where it is below the use. */
  readonly place: string;
  /** Whether the list has it already. */
  readonly isRepeated: boolean;
  /** How it is described; empty where it is only listed. */
  readonly description: object;
}

/** The names that a service declares under a use. */
export function declaredNames(declared: Declared = []): DeclaredName[] {
  if (!Array.isArray(declared)) {
    return Object.entries(declared).map(([name, description]) => {
      return { name, place: `.${name}`, isRepeated: false, description };
    });
  }
  return declared.map((name, index) => {
    return { name, place: `[${index}]`, isRepeated: declared.indexOf(name) !== index, description: {} };
  });
}

/** The uses of which a service declares something. */
export function declaredUses(uses: Uses): UseName[] {
  return everyUse.filter((use) => declaredNames(uses[use]).length > 0);
}

/** The APIs that a service's pods call for what it uses. */
export function apisOf(uses: Uses): readonly Api[] {
  return declaredUses(uses).flatMap((use) =>
    knownUses[use].apis.filter(({ isCalledFor }) => isCalledFor?.(uses[use]) ?? true),
  );
}
