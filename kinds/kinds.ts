import { groupKind, groupOf } from '../objects/group-kind';
import { acm } from './acm';
import { athena } from './athena';
import { backup } from './backup';
import { cloudwatch } from './cloudwatch';
import { cloudwatchlogs } from './cloudwatchlogs';
import { dynamodb } from './dynamodb';
import { ec2 } from './ec2';
import { ecr } from './ecr';
import { eks } from './eks';
import { elasticache } from './elasticache';
import { glue } from './glue';
import { iam } from './iam';
import type { Kind, KindFacts, NameRule, ProviderFacts } from './kind';
import { kms } from './kms';
import providerKinds from './provider-kinds.json';
import { rds } from './rds';
import { route53 } from './route53';
import { s3 } from './s3';
import { secretsmanager } from './secretsmanager';
import { sns } from './sns';
import { sqs } from './sqs';
import { wafv2 } from './wafv2';

const said = {
  ...acm,
  ...athena,
  ...backup,
  ...cloudwatch,
  ...cloudwatchlogs,
  ...dynamodb,
  ...ec2,
  ...ecr,
  ...eks,
  ...elasticache,
  ...glue,
  ...iam,
  ...kms,
  ...rds,
  ...route53,
  ...s3,
  ...secretsmanager,
  ...sns,
  ...sqs,
  ...wafv2,
};

/**
 * What is known about every kind of AWS resource that the charts and the Compositions make, by names such as `ec2 VPC`.
 */
export const kinds = joined(
  said,
  // ClusterAuth's controller is written by hand; the provider's configuration does not know it.
  { ...providerKinds.kinds, 'eks ClusterAuth': { immutable: [], keptWithout: [] } },
);

type KindName = keyof typeof said;

type ApiOf<Name extends KindName> = Name extends `${infer Api} ${string}` ? Api : never;

/** An API of AWS of which kinds are known, by its name in them: `ec2`. */
export type Api = ApiOf<KindName>;

/** A kind whose names a manifest decides. */
export type NamedKind = {
  [Name in KindName]: (typeof said)[Name]['name'] extends NameRule ? Name : never;
}[KindName];

/** What AWS accepts as a name of this kind. */
export function nameRuleOf(kind: NamedKind): NameRule {
  return said[kind].name;
}

function joined<Name extends string>(
  said: Readonly<Record<Name, KindFacts>>,
  provider: Readonly<Record<NoInfer<Name>, ProviderFacts>>,
): Readonly<Record<string, Kind>> {
  const all: Record<string, Kind> = {};
  for (const name in said) {
    const { immutable, keptWithout } = provider[name];
    all[name] = { ...said[name], immutable, keptWithout };
  }
  return all;
}

/**
 * What is known about a kind of AWS resource.
 *
 * @throws Error for a kind that no file of this folder describes
 */
export function kindOf({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): Kind {
  const name = groupKind({ group: groupOf(apiVersion), kind });
  const found = kinds[name];
  if (found !== undefined) return found;
  throw new Error(`kinds/${name.split(' ')[0]}.ts: says nothing of this kind (${name}) — add it there`);
}
