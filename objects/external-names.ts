import type { GroupVersionKind } from 'cdk8s';

/** Who makes the name by which a kind's resources are found in AWS again: AWS, when it makes one, or Git beforehand. */
export type NamedBy = 'AWS' | 'Git';

/**
 * The kinds that the charts and the Compositions make, by API group. `AWS`: the provider's identifier is the external name,
 * and nothing gives it one before the resource is there. `Git`: it follows from the object's name or from its fields.
 * Source: `config/externalname.go` of provider-upjet-aws v2.4.0, where `IdentifierFromProvider` with a `GetIDFn` that
 * returns the external name is `AWS`, and everything else that stands here is `Git`.
 */
export const externalNames: Readonly<Record<string, Readonly<Record<string, NamedBy>>>> = {
  'athena.aws.m.upbound.io': { Workgroup: 'Git' },
  'cloudwatchlogs.aws.m.upbound.io': { Group: 'Git' },
  'dynamodb.aws.m.upbound.io': { Table: 'Git' },
  'ec2.aws.m.upbound.io': {
    DefaultSecurityGroup: 'AWS',
    FlowLog: 'AWS',
    InternetGateway: 'AWS',
    Route: 'Git',
    RouteTable: 'AWS',
    RouteTableAssociation: 'AWS',
    SecurityGroup: 'AWS',
    SecurityGroupEgressRule: 'AWS',
    SecurityGroupIngressRule: 'AWS',
    Subnet: 'AWS',
    VPC: 'AWS',
    VPCEndpoint: 'AWS',
    VPCEndpointRouteTableAssociation: 'Git',
    VPCEndpointSecurityGroupAssociation: 'AWS',
    VPCEndpointSubnetAssociation: 'Git',
  },
  'ecr.aws.m.upbound.io': { LifecyclePolicy: 'AWS', RegistryScanningConfiguration: 'AWS', Repository: 'Git' },
  'eks.aws.m.upbound.io': {
    AccessEntry: 'Git',
    AccessPolicyAssociation: 'Git',
    Addon: 'Git',
    Cluster: 'Git',
    ClusterAuth: 'Git',
    FargateProfile: 'Git',
  },
  'glue.aws.m.upbound.io': { CatalogDatabase: 'Git' },
  'iam.aws.m.upbound.io': {
    OpenIDConnectProvider: 'AWS',
    Policy: 'Git',
    Role: 'Git',
    RolePolicy: 'Git',
    RolePolicyAttachment: 'AWS',
  },
  'kms.aws.m.upbound.io': { Alias: 'Git', Key: 'AWS' },
  's3.aws.m.upbound.io': {
    Bucket: 'Git',
    BucketLifecycleConfiguration: 'AWS',
    BucketOwnershipControls: 'AWS',
    BucketPolicy: 'AWS',
    BucketPublicAccessBlock: 'AWS',
    BucketServerSideEncryptionConfiguration: 'AWS',
    BucketVersioning: 'AWS',
  },
  'secretsmanager.aws.m.upbound.io': { Secret: 'AWS' },
  'sns.aws.m.upbound.io': { Topic: 'Git' },
  'sqs.aws.m.upbound.io': { Queue: 'AWS' },
};

/**
 * Who makes the external names of a kind.
 *
 * @throws Error for a kind of which nobody has said it
 */
export function namedBy({ apiVersion, kind }: GroupVersionKind): NamedBy {
  const [group = ''] = apiVersion.split('/');
  const found = externalNames[group]?.[kind];
  if (found !== undefined) return found;
  const toDo = 'write AWS or Git there, as config/externalname.go of the provider has it';
  throw new Error(`objects/external-names.ts: nobody says who names this kind (${group} ${kind}) — ${toDo}`);
}
