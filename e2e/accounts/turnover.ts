import type providerKinds from '../../kinds/provider-kinds.json';
import type { LoggedCall } from '../aws/front/call-log';

/** How often resources of one kind were made and deleted. */
export interface Turnover {
  /** @default - unknown: AWS answers a second creation with the existing resource */
  readonly created?: number;
  readonly deleted: number;
}

/** The operations that make and delete a resource of each kind, or `with another kind`: those on another kind do it too. */
const operations: Readonly<
  Record<keyof (typeof providerKinds)['kinds'], readonly [create: string, remove: string] | 'with another kind'>
> = {
  'athena Workgroup': ['CreateWorkGroup', 'DeleteWorkGroup'],
  'cloudwatchlogs Group': ['CreateLogGroup', 'DeleteLogGroup'],
  'dynamodb Table': ['CreateTable', 'DeleteTable'],
  'ec2 DefaultSecurityGroup': 'with another kind',
  'ec2 FlowLog': 'with another kind',
  'ec2 InternetGateway': ['CreateInternetGateway', 'DeleteInternetGateway'],
  'ec2 Route': 'with another kind',
  'ec2 RouteTable': ['CreateRouteTable', 'DeleteRouteTable'],
  'ec2 RouteTableAssociation': 'with another kind',
  'ec2 SecurityGroup': ['CreateSecurityGroup', 'DeleteSecurityGroup'],
  'ec2 SecurityGroupEgressRule': 'with another kind',
  'ec2 SecurityGroupIngressRule': 'with another kind',
  'ec2 Subnet': ['CreateSubnet', 'DeleteSubnet'],
  'ec2 VPC': ['CreateVpc', 'DeleteVpc'],
  'ec2 VPCEndpoint': ['CreateVpcEndpoint', 'DeleteVpcEndpoints'],
  'ec2 VPCEndpointRouteTableAssociation': 'with another kind',
  'ec2 VPCEndpointSecurityGroupAssociation': 'with another kind',
  'ec2 VPCEndpointSubnetAssociation': 'with another kind',
  'ecr LifecyclePolicy': 'with another kind',
  'ecr RegistryScanningConfiguration': 'with another kind',
  'ecr Repository': ['CreateRepository', 'DeleteRepository'],
  'eks AccessEntry': ['CreateAccessEntry', 'DeleteAccessEntry'],
  'eks AccessPolicyAssociation': 'with another kind',
  'eks Addon': ['CreateAddon', 'DeleteAddon'],
  'eks Cluster': ['CreateCluster', 'DeleteCluster'],
  'eks FargateProfile': ['CreateFargateProfile', 'DeleteFargateProfile'],
  'glue CatalogDatabase': ['CreateDatabase', 'DeleteDatabase'],
  'iam OpenIDConnectProvider': ['CreateOpenIDConnectProvider', 'DeleteOpenIDConnectProvider'],
  'iam Policy': ['CreatePolicy', 'DeletePolicy'],
  'iam Role': ['CreateRole', 'DeleteRole'],
  'iam RolePolicy': 'with another kind',
  'iam RolePolicyAttachment': 'with another kind',
  'kms Alias': 'with another kind',
  'kms Key': ['CreateKey', 'ScheduleKeyDeletion'],
  's3 Bucket': ['CreateBucket', 'DeleteBucket'],
  's3 BucketLifecycleConfiguration': 'with another kind',
  's3 BucketOwnershipControls': 'with another kind',
  's3 BucketPolicy': 'with another kind',
  's3 BucketPublicAccessBlock': 'with another kind',
  's3 BucketServerSideEncryptionConfiguration': 'with another kind',
  's3 BucketVersioning': 'with another kind',
  'secretsmanager Secret': ['CreateSecret', 'DeleteSecret'],
  'sns Topic': ['CreateTopic', 'DeleteTopic'],
  'sqs Queue': ['CreateQueue', 'DeleteQueue'],
};

/**
 * Operations that make nothing where the resource exists.
 * Source: API references of Amazon SNS, CreateTopic, and of Amazon SQS, CreateQueue.
 */
const idempotent = ['sns CreateTopic', 'sqs CreateQueue'];

const apis: Readonly<Record<string, string>> = { cloudwatchlogs: 'logs' };

/** How often resources were made and deleted, by kind, according to the calls that succeeded. */
export function turnoverOf(calls: readonly LoggedCall[]): ReadonlyMap<string, Turnover> {
  const made = new Map<string, number>();
  for (const { api, operation, status } of calls) {
    if (status >= 400) continue;
    const key = `${api} ${operation}`;
    made.set(key, (made.get(key) ?? 0) + 1);
  }
  return new Map(
    Object.entries(operations).flatMap(([kind, named]): [string, Turnover][] => {
      if (named === 'with another kind') return [];
      const [create, remove] = named;
      const [group = ''] = kind.split(' ');
      const api = apis[group] ?? group;
      const [created, deleted] = [`${api} ${create}`, `${api} ${remove}`].map((key) => made.get(key) ?? 0);
      const isKnown = !idempotent.includes(`${api} ${create}`);
      return [[kind, { deleted: deleted ?? 0, ...(isKnown && { created: created ?? 0 }) }]];
    }),
  );
}
