import { type Access, anywhere, cloudFormation, on, onThose, type Permission, unseen, usesKey } from './access';
import { ours } from './ec2/access';
import { type ApiKinds, customerKey, type KindFacts, regional } from './kind';

const cache = on('elasticache serverlesscache');
const user = on('elasticache user');
const group = on('elasticache usergroup');
const guide = 'ElastiCache user guide';
const fullAccess = 'Source: AWS managed policy reference, "AmazonElastiCacheFullAccess".';

/** What no environment of this repository has, since no service of the example has a cache. */
function unseenFor(type: string, access: Access): Access {
  const why = `No environment of this repository has one. ${cloudFormation(`AWS::ElastiCache::${type}`)}`;
  const all = (deed: keyof Access) => access[deed].map((one) => (one.unseen === undefined ? unseen(why, one) : one));
  return { create: all('create'), read: all('read'), update: all('update'), delete: all('delete') };
}

/** What ElastiCache does in EC2 as whoever makes a cache: IAM checks it without a call of the provider. */
const asCaller = (permission: Permission) =>
  unseen(`ElastiCache makes an endpoint as who makes the cache. ${fullAccess}`, permission);

const shared = {
  // ElastiCache API reference, "CreateUser" and "CreateUserGroup"; aws-cdk, aws-elasticache-alpha, which makes names of at
  // most 40 characters for caches and groups.
  name: { ...regional, max: 40, pattern: /^[a-z](?:-?[a-z0-9])*$/ },
  externalName: 'stated',
  required: [],
  takes: [],
  holds: [],
  jsonTexts: {},
  leaveOut: {},
  identifiedBy: 'tags',
} satisfies Partial<KindFacts>;

export const elasticache = {
  'elasticache ServerlessCache': {
    ...shared,
    stateful: {
      end: 'its data are lost, and its daily snapshots with it',
      refusal: 'none',
      cardholderData: {
        '3.2.1': { snapshotRetentionLimit: { atLeastDays: 7 } },
        '3.5.1': { kmsKeyId: customerKey },
      },
    },
    references: {
      kmsKeyIdRef: 'kms Key',
      securityGroupIdRefs: 'ec2 SecurityGroup',
      subnetIdRefs: 'ec2 Subnet',
    },
    // EC2 API reference, "DeleteSecurityGroup" and "DeleteSubnet": the cache's endpoint is in them.
    holds: ['securityGroupIdRefs', 'subnetIdRefs'],
    operations: { create: 'elasticache:CreateServerlessCache', delete: 'elasticache:DeleteServerlessCache' },
    access: unseenFor('ServerlessCache', {
      create: [
        on('elasticache serverlesscache', 'elasticache usergroup')('elasticache:CreateServerlessCache'),
        cache('elasticache:AddTagsToResource'),
        asCaller(onThose({ endpointFor: 'elasticache.serverless' }, 'ec2 vpc-endpoint')('ec2:CreateVpcEndpoint')),
        asCaller(ours('ec2 vpc')('ec2:CreateVpcEndpoint')),
        asCaller(ours('ec2 security-group', 'ec2 subnet')('ec2:CreateVpcEndpoint')),
        asCaller(onThose('retagged', 'ec2 vpc-endpoint')('ec2:CreateTags')),
        asCaller(anywhere('ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs')),
        unseen(
          `The first cache of an account; IAM checks it without a call. ${fullAccess}`,
          on('iam role of ElastiCache')('iam:CreateServiceLinkedRole'),
        ),
        ...usesKey(
          'elasticache',
          `${guide}, "At-rest encryption in ElastiCache"`,
          'kms:Decrypt',
          'kms:GenerateDataKey',
        ),
      ],
      read: [cache('elasticache:DescribeServerlessCaches', 'elasticache:ListTagsForResource')],
      update: [
        on('elasticache serverlesscache', 'elasticache usergroup')('elasticache:ModifyServerlessCache'),
        cache('elasticache:AddTagsToResource', 'elasticache:RemoveTagsFromResource'),
      ],
      delete: [cache('elasticache:DeleteServerlessCache')],
    }),
  },
  'elasticache User': {
    ...shared,
    stateful: { end: 'nobody can log in to the cache any more', refusal: 'none', cardholderData: {} },
    references: {
      'authenticationMode.passwordsSecretRef': 'core Secret',
      passwordsSecretRef: 'core Secret',
      passwordsWoSecretRef: 'core Secret',
    },
    operations: { create: 'elasticache:CreateUser', delete: 'elasticache:DeleteUser' },
    access: unseenFor('User', {
      create: [user('elasticache:AddTagsToResource', 'elasticache:CreateUser')],
      read: [user('elasticache:DescribeUsers', 'elasticache:ListTagsForResource')],
      update: [user('elasticache:AddTagsToResource', 'elasticache:ModifyUser', 'elasticache:RemoveTagsFromResource')],
      delete: [user('elasticache:DeleteUser')],
    }),
  },
  'elasticache UserGroup': {
    ...shared,
    stateful: { end: 'nobody can log in to the cache any more', refusal: 'none', cardholderData: {} },
    references: { userIdRefs: 'elasticache User' },
    operations: { create: 'elasticache:CreateUserGroup', delete: 'elasticache:DeleteUserGroup' },
    access: unseenFor('UserGroup', {
      create: [
        on('elasticache user', 'elasticache usergroup')('elasticache:CreateUserGroup'),
        group('elasticache:AddTagsToResource'),
      ],
      read: [group('elasticache:DescribeUserGroups', 'elasticache:ListTagsForResource')],
      update: [
        on('elasticache user', 'elasticache usergroup')('elasticache:ModifyUserGroup'),
        group('elasticache:AddTagsToResource', 'elasticache:RemoveTagsFromResource'),
      ],
      delete: [group('elasticache:DeleteUserGroup')],
    }),
  },
} satisfies ApiKinds;
