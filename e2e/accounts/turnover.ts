import type { LoggedCall } from '../aws/front/call-log';

/** How often resources of one kind were made and deleted. */
export interface Turnover {
  /** @default - unknown: AWS answers a second creation with the existing resource */
  readonly created?: number;
  readonly deleted: number;
}

/** The operations that make and delete a resource; none for kinds that operations on another kind make or delete too. */
const operations: Readonly<Record<string, readonly [create: string, remove: string]>> = {
  'athena Workgroup': ['CreateWorkGroup', 'DeleteWorkGroup'],
  'cloudwatchlogs Group': ['CreateLogGroup', 'DeleteLogGroup'],
  'dynamodb Table': ['CreateTable', 'DeleteTable'],
  'ec2 InternetGateway': ['CreateInternetGateway', 'DeleteInternetGateway'],
  'ec2 SecurityGroup': ['CreateSecurityGroup', 'DeleteSecurityGroup'],
  'ec2 RouteTable': ['CreateRouteTable', 'DeleteRouteTable'],
  'ec2 Subnet': ['CreateSubnet', 'DeleteSubnet'],
  'ec2 VPC': ['CreateVpc', 'DeleteVpc'],
  'ec2 VPCEndpoint': ['CreateVpcEndpoint', 'DeleteVpcEndpoints'],
  'ecr Repository': ['CreateRepository', 'DeleteRepository'],
  'eks AccessEntry': ['CreateAccessEntry', 'DeleteAccessEntry'],
  'eks Addon': ['CreateAddon', 'DeleteAddon'],
  'eks Cluster': ['CreateCluster', 'DeleteCluster'],
  'eks FargateProfile': ['CreateFargateProfile', 'DeleteFargateProfile'],
  'glue CatalogDatabase': ['CreateDatabase', 'DeleteDatabase'],
  'iam OpenIDConnectProvider': ['CreateOpenIDConnectProvider', 'DeleteOpenIDConnectProvider'],
  'iam Policy': ['CreatePolicy', 'DeletePolicy'],
  'iam Role': ['CreateRole', 'DeleteRole'],
  'kms Key': ['CreateKey', 'ScheduleKeyDeletion'],
  's3 Bucket': ['CreateBucket', 'DeleteBucket'],
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
    Object.entries(operations).map(([kind, [create, remove]]) => {
      const [group = ''] = kind.split(' ');
      const api = apis[group] ?? group;
      const [created, deleted] = [`${api} ${create}`, `${api} ${remove}`].map((key) => made.get(key) ?? 0);
      const isKnown = !idempotent.includes(`${api} ${create}`);
      return [kind, { deleted: deleted ?? 0, ...(isKnown && { created: created ?? 0 }) }];
    }),
  );
}
