import type { DistObject } from '../../objects/dist';
import { at, isObject, stringAt } from '../../objects/json';
import { environmentOfArn, type IamWorld } from './iam-world';

/** What the platform calls a resource of AWS. */
export interface AwsName {
  /** As `table`, or `objects of bucket` for a part of one. */
  readonly noun: string;
  /** The name that the catalogue gives it where that is known, else the name in AWS. */
  readonly name: string;
  /** The service that has it. @default - none, it is the environment's or not known */
  readonly service?: string;
  /** The environment whose it is. @default - not known */
  readonly environment?: string;
}

/** ARNs after `arn:aws:`, without region and account; the first group is the name. */
const forms: readonly (readonly [form: RegExp, noun: string])[] = [
  [/^dynamodb:table\/([^/]+)$/, 'table'],
  [/^dynamodb:table\/([^/]+)\/index\/.+$/, 'indexes of table'],
  [/^s3:([^/]+)$/, 'bucket'],
  [/^s3:([^/]+)\/.+$/, 'objects of bucket'],
  [/^sqs:(.+)$/, 'queue'],
  [/^sns:(.+)$/, 'topic'],
  [/^secretsmanager:secret:(.+?)(?:-\?{6})?$/, 'secret'],
  [/^ecr:repository\/(.+)$/, 'repository'],
  [/^logs:log-group:(.+?)(?::\*)?$/, 'log group'],
  [/^iam:role\/(.+)$/, 'role'],
  [/^iam:policy\/(.+)$/, 'policy'],
  [/^athena:workgroup\/(.+)$/, 'workgroup'],
  [/^glue:database\/(.+)$/, 'database'],
  [/^glue:table\/(.+)$/, 'tables of database'],
  [/^glue:(catalog)$/, 'data'],
  [/^sagemaker:endpoint\/(.+)$/, 'SageMaker endpoint'],
  [/^eks:cluster\/(.+)$/, 'cluster'],
  [/^eks:fargateprofile\/(.+)$/, 'Fargate profiles of'],
  [/^kms:key\/(.+)$/, 'key'],
];

/** Who has the resource of a name, by the name in AWS. */
export type Owners = ReadonlyMap<string, { readonly service?: string; readonly environment?: string }>;

/** Reads from the tags of objects which service has what. */
export function ownersOf(objects: readonly DistObject[]): Owners {
  return new Map(
    objects.flatMap(({ body }) => {
      const tags = at(body, 'spec', 'forProvider', 'tags');
      const name = stringAt(tags, 'Name');
      if (!isObject(tags) || name === undefined) return [];
      const [service, environment] = [stringAt(tags, 'Service'), stringAt(tags, 'Environment')];
      return [[name, { ...(service && { service }), ...(environment && { environment }) }] as const];
    }),
  );
}

/** What the platform calls the resource of an ARN; undefined for `*`, for several kinds at once, and for other texts. */
export function awsName(arn: string, world: IamWorld, owners: Owners): AwsName | undefined {
  const own = /^key (.+)$/.exec(arn)?.[1];
  const [, api, rest] = /^arn:[^:]+:([^:*]+):[^:]*:[^:]*:(.+)$/.exec(arn) ?? [];
  const text = `${api}:${rest}`;
  const form = forms.find(([pattern]) => pattern.test(text));
  const name = own ?? form?.[0].exec(text)?.[1];
  if (name === undefined || (own === undefined && form === undefined)) return undefined;
  const owner = owners.get(name);
  const environment = owner?.environment ?? environmentOfArn(world, arn);
  const service = owner?.service;
  return {
    noun: form?.[1] ?? 'key',
    name: shortName(name, service, environment),
    ...(service && { service }),
    ...(environment && { environment }),
  };
}

/** `payment-transactions-prod` of payment in prod is `transactions`; a name that does not follow that form stays. */
function shortName(name: string, service: string | undefined, environment: string | undefined): string {
  if (service === undefined || environment === undefined) return name;
  const inner = new RegExp(`^${service}[-/](.+?)-${environment}(?:-\\d{12}|\\.fifo)?$`).exec(name)?.[1];
  return inner ?? name;
}
