import type { ResourceType } from '../../kinds/access';
import type { DistObject } from '../../objects/dist';
import { stringAt } from '../../objects/json';
import { externalNameOf, forProviderOf } from '../../objects/managed-resource';

/** Where an environment is. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** Ids that AWS makes look so. */
const id = '0123456789abcdef0';
const uuid = '00000000-0000-0000-0000-000000000000';

type Resource = (object: DistObject, place: Place) => string;

const named =
  (type: string): Resource =>
  (object) =>
    `${type}/${nameOf(object)}`;
const ofCluster =
  (type: string): Resource =>
  (object) =>
    `${type}/${field(object, 'clusterName')}/${nameOf(object)}/${uuid}`;
const linked =
  (role: string): Resource =>
  () =>
    `role/aws-service-role/${role}`;

/** The last part of an ARN, of what has a name or another form than the rest. */
const resources: Partial<Record<ResourceType, Resource>> = {
  'athena workgroup': named('workgroup'),
  'backup backup-plan': () => `backup-plan:${uuid}`,
  'backup backup-vault': (object) => `backup-vault:${field(object, 'backupVaultName') ?? nameOf(object)}`,
  'cloudwatch alarm': (object) => `alarm:${nameOf(object)}`,
  'cloudwatch dashboard': named('dashboard'),
  'dynamodb table': named('table'),
  'ec2 prefix-list': () => `prefix-list/pl-${id}`,
  'ec2 transit-gateway': (object) => `transit-gateway/${field(object, 'transitGatewayId')}`,
  'ecr repository': (object) => `repository/${field(object, 'repository') ?? nameOf(object)}`,
  'eks access-entry': (object, { account }) =>
    `access-entry/${field(object, 'clusterName')}/role/${account}/${nameOf(object)}/${uuid}`,
  'eks addon': ofCluster('addon'),
  'eks cluster': (object) => `cluster/${field(object, 'clusterName') ?? nameOf(object)}`,
  'eks fargateprofile': ofCluster('fargateprofile'),
  'elasticache serverlesscache': (object) => `serverlesscache:${nameOf(object)}`,
  'elasticache user': (object) => `user:${nameOf(object)}`,
  'elasticache usergroup': (object) => `usergroup:${field(object, 'userGroupId') ?? nameOf(object)}`,
  'glue catalog': () => 'catalog',
  'glue database': named('database'),
  'glue table': (object) => `table/${nameOf(object)}/t`,
  'glue userdefinedfunction': (object) => `userDefinedFunction/${nameOf(object)}/f`,
  // Without a URL in Git it is that of a cluster, which AWS knows.
  'iam oidc-provider': (object, { region }) => {
    const url = field(object, 'url') ?? `https://oidc.eks.${region}.amazonaws.com/id/${id}`;
    return `oidc-provider/${url.replace(/^https:\/\//, '')}`;
  },
  'iam policy': named('policy'),
  'iam role': (object) => `role/${roleOf(object)}`,
  'iam role of Backup': linked('backup.amazonaws.com/AWSServiceRoleForBackup'),
  'iam role of EKS': linked('eks.amazonaws.com/AWSServiceRoleForAmazonEKS'),
  'iam role of ElastiCache': linked('elasticache.amazonaws.com/AWSServiceRoleForElastiCache'),
  'iam role of Fargate': linked('eks-fargate.amazonaws.com/AWSServiceRoleForAmazonEKSForFargate'),
  'iam role of Inspector': linked('inspector2.amazonaws.com/AWSServiceRoleForAmazonInspector2'),
  'iam role of RDS': linked('rds.amazonaws.com/AWSServiceRoleForRDS'),
  'iam role of transit gateways': linked('transitgateway.amazonaws.com/AWSServiceRoleForVPCTransitGateway'),
  'kms alias': named('alias'),
  'kms key': () => `key/${uuid}`,
  'logs log-group': (object) => `log-group:${nameOf(object)}`,
  'rds cluster': (object) => `cluster:${field(object, 'clusterIdentifier') ?? nameOf(object)}`,
  'rds cluster-pg': (object) => `cluster-pg:${field(object, 'dbClusterParameterGroupName') ?? nameOf(object)}`,
  'rds cluster-snapshot': (object) => `cluster-snapshot:${nameOf(object).replace(/(-[^-]+)$/, '-last$1')}`,
  'rds db': (object) => `db:${nameOf(object)}`,
  'rds og': () => 'og:default:aurora-postgresql-17',
  'rds pg': () => 'pg:default.aurora-postgresql17',
  'rds subgrp': (object) => `subgrp:${field(object, 'dbSubnetGroupName') ?? nameOf(object)}`,
  'route53 change': () => 'change/C0000000000000000000',
  'route53 hostedzone of names': (object) => `hostedzone/${field(object, 'zoneId')}`,
  'route53 hostedzone': () => 'hostedzone/Z0000000000000000000',
  's3 bucket': (object) => field(object, 'bucket') ?? nameOf(object),
  's3 object': (object) => `${nameOf(object)}/o`,
  'secretsmanager secret': (object) => `secret:${nameOf(object)}-AbCdEf`,
  'secretsmanager secret of RDS': () => `secret:rds!cluster-${uuid}-AbCdEf`,
  'sns topic': (object) => field(object, 'topicArn') ?? nameOf(object),
  // A call, unlike an object, has no namespace, and names the topic.
  'sns topic of alarms': (object) => (object.namespace === '' ? nameOf(object) : `eks-alarms-${object.namespace}`),
  'sqs queue': (object) => nameOf(object),
  'wafv2 managedruleset': () => `regional/managedruleset/AWSManagedRulesCommonRuleSet/${uuid}`,
  'wafv2 webacl': (object) => `regional/webacl/${field(object, 'resourceArn') ?? nameOf(object)}/${uuid}`,
};

/** The ARN of what a managed resource is, belongs to or uses, by its type. */
export function arnOf(type: ResourceType, object: DistObject, place: Place): string {
  const [api = '', resource = ''] = type.split(' ');
  const rest = resources[type]?.(object, place) ?? `${resource}/${resource}-${id}`;
  if (api === 's3' || api === 'route53') return `arn:aws:${api}:::${rest}`;
  if (api === 'iam') return `arn:aws:iam::${place.account}:${rest}`;
  if (type === 'cloudwatch dashboard') return `arn:aws:cloudwatch::${place.account}:${rest}`;
  return `arn:aws:${api}:${place.region}:${type === 'ec2 prefix-list' ? 'aws' : place.account}:${rest}`;
}

/** A field of a managed resource, or what it refers to in its place. */
export function field({ body }: DistObject, name: string): string | undefined {
  const spec = forProviderOf(body);
  return stringAt(spec, `${name}Ref`, 'name') ?? stringAt(spec, name);
}

const nameOf = (object: DistObject) =>
  (field(object, 'name') ?? externalNameOf(object)).replace(/^(?:.*:|alias\/)/, '');

function roleOf(object: DistObject): string {
  const fields = ['role', 'roleArn', 'iamRoleArn', 'podExecutionRoleArn'];
  return fields.map((one) => field(object, one)).find((name) => name !== undefined) ?? object.name;
}
