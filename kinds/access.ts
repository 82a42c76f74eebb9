/** What the provider asks of AWS for one kind, by what it does with a resource. */
export type Access = Readonly<Record<Deed, readonly Permission[]>>;

/** What a provider does with a resource. */
export type Deed = 'create' | 'read' | 'update' | 'delete';

/** Actions of IAM on resources of some types. */
export interface Permission {
  /** Such as `sqs:CreateQueue`. */
  readonly actions: readonly string[];
  /** Types of which each action needs one; `anything` where AWS knows no resource for the actions. */
  readonly on: readonly ResourceType[] | 'anything';
  /** What must hold besides the resource's name. @default - nothing */
  readonly when?: When;
  /** Why no call of the end-to-end loop shows it, and who says that it is needed. @default - the loop records it */
  readonly unseen?: string;
}

/**
 * What a request must be like where the name of a resource does not say whose it is, or does not say enough.
 *
 * - `tagged`: the resource has the environment's tag.
 * - `tagged at creation`: the request gives what it makes the environment's tag.
 * - `retagged`: what has a tag of another environment keeps it, and nothing gets one; what has none may be tagged, since AWS
 *   makes some resources along with others.
 * - `made by the cluster`: EKS made the resource for the environment's cluster, and tagged it so.
 * - `bounded`: the role has the environment's permissions boundary, or gets it.
 * - `into own queues`: what subscribes to a topic is a queue of the environment.
 * - `attached`: the role has that boundary, and the policy is the platform's or one of AWS's that it uses.
 */
export type When =
  | 'tagged'
  | 'tagged at creation'
  | 'retagged'
  | 'made by the cluster'
  | 'bounded'
  | 'attached'
  | 'into own queues'
  /** The role goes to this service. */
  | { readonly passedTo: string }
  /** This API asks, by the name in its host, on behalf of the caller. */
  | { readonly askedBy: string }
  /** This API asks for a grant of its own. */
  | { readonly grantFor: string }
  /** What is made is an endpoint for this service of AWS, which makes it as the caller and tags it in its own way. */
  | { readonly endpointFor: string };

/** Types of resources, by API; what AWS names so in its service authorization reference, where that has one word. */
export const resourceTypes = [
  'acm certificate',
  'athena workgroup',
  'backup backup-plan',
  'backup backup-vault',
  'cloudwatch alarm',
  'cloudwatch dashboard',
  'dynamodb table',
  'ec2 elastic-ip',
  'ec2 internet-gateway',
  'ec2 natgateway',
  'ec2 prefix-list',
  'ec2 route-table',
  'ec2 security-group',
  'ec2 security-group-rule',
  'ec2 subnet',
  'ec2 transit-gateway',
  'ec2 transit-gateway-attachment',
  'ec2 vpc',
  'ec2 vpc-endpoint',
  'ec2 vpc-flow-log',
  'ec2 vpc-peering-connection',
  'ecr repository',
  'eks access-entry',
  'eks addon',
  'eks cluster',
  'eks fargateprofile',
  'elasticache serverlesscache',
  'elasticache user',
  'elasticache usergroup',
  'glue catalog',
  'glue database',
  'glue table',
  'glue userdefinedfunction',
  'iam oidc-provider',
  'iam policy',
  'iam role',
  'iam role of Backup',
  'iam role of EKS',
  'iam role of ElastiCache',
  'iam role of Fargate',
  'iam role of Inspector',
  'iam role of RDS',
  'iam role of transit gateways',
  'kms alias',
  'kms key',
  'logs log-group',
  'rds cluster',
  'rds cluster-pg',
  'rds cluster-snapshot',
  'rds db',
  'rds og',
  'rds pg',
  'rds subgrp',
  'route53 change',
  'route53 hostedzone',
  'route53 hostedzone of names',
  's3 bucket',
  's3 object',
  'secretsmanager secret',
  'secretsmanager secret of RDS',
  'sns topic',
  'sns topic of alarms',
  'sqs queue',
  'wafv2 managedruleset',
  'wafv2 webacl',
] as const;

/** A type of AWS's resources. */
export type ResourceType = (typeof resourceTypes)[number];

/** Says on which resources actions are needed. */
export function on(...types: readonly ResourceType[]) {
  return (...actions: readonly string[]): Permission => ({ actions, on: types });
}

/** The same, where the resource's name does not say enough. */
export function onThose(when: When, ...types: readonly ResourceType[]) {
  return (...actions: readonly string[]): Permission => ({ actions, on: types, when });
}

/** Says that AWS knows no resource for actions. */
export function anywhere(...actions: readonly string[]): Permission {
  return { actions, on: 'anything' };
}

/** The same permission, with the reason why no call shows it, which names its source. */
export function unseen(why: string, permission: Permission): Permission {
  return { ...permission, unseen: why };
}

/** A source of permissions that no call shows: what AWS's CloudFormation asks for to handle a type of resource. */
export function cloudFormation(type: `AWS::${string}::${string}`): string {
  return `Source: CloudFormation's schema of ${type}, handlers.`;
}

/** Nothing, since nothing in AWS is made, read, changed or deleted. */
export const noAccess: Access = { create: [], read: [], update: [], delete: [] };

/** What a role is passed with to a service: IAM checks it without a call. */
export function passesRole(service: string): Permission {
  const source = 'Source: IAM user guide, "Grant a user permissions to pass a role to an AWS service".';
  return unseen(
    `IAM checks it without a call, for whatever gets a role. ${source}`,
    onThose({ passedTo: service }, 'iam role')('iam:PassRole'),
  );
}

/** What an API does with a customer managed key on behalf of who makes a resource: KMS checks it without a call. */
export function usesKey(api: string, source: string, ...actions: readonly string[]): Permission[] {
  const why = `KMS checks it without a call of the provider, for what a customer managed key encrypts. Source: ${source}.`;
  return [
    unseen(why, onThose('tagged', 'kms key')('kms:DescribeKey')),
    unseen(why, onThose({ grantFor: api }, 'kms key')('kms:CreateGrant')),
    ...(actions.length === 0 ? [] : [unseen(why, onThose({ askedBy: api }, 'kms key')(...actions))]),
  ];
}
