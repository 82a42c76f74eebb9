import { type Access, anywhere, on, onThose, unseen, usesKey } from './access';
import { type ApiKinds, customerKey, type KindFacts, regional } from './kind';

const cluster = on('rds cluster');
const instance = on('rds db');
const parameters = on('rds cluster-pg');
const subnets = on('rds subgrp');
const guide = 'Aurora user guide';

/** What no environment of this repository has, since no service of the example has a database. */
function unseenFor(type: string, access: Access): Access {
  const why = `No environment of this repository has one. Source: CloudFormation's schema of AWS::RDS::${type}, handlers.`;
  const all = (deed: keyof Access) => access[deed].map((one) => (one.unseen === undefined ? unseen(why, one) : one));
  return { create: all('create'), read: all('read'), update: all('update'), delete: all('delete') };
}

/** What belongs to a cluster, without which nothing in it can be reached or restored. */
const setting = {
  externalName: 'stated',
  required: [],
  takes: [],
  holds: [],
  jsonTexts: {},
  leaveOut: {},
  identifiedBy: 'tags',
} satisfies Partial<KindFacts>;

export const rds = {
  'rds Cluster': {
    ...setting,
    // RDS API reference, "CreateDBCluster", DBClusterIdentifier.
    name: { ...regional, max: 63, pattern: /^[a-z](?:-?[a-z0-9])*$/ },
    stateful: {
      end: 'its databases are lost, but for a last snapshot where skipFinalSnapshot is false',
      refusal: 'deletionProtection',
      cardholderData: {
        '3.2.1': { backupRetentionPeriod: { atLeastDays: 35 } },
        '3.5.1': { storageEncrypted: true, kmsKeyId: customerKey, masterUserSecretKmsKeyId: customerKey },
        '10.2.1': { enabledCloudwatchLogsExports: { includes: ['postgresql'] } },
      },
    },
    references: {
      dbClusterParameterGroupNameRef: 'rds ClusterParameterGroup',
      dbInstanceParameterGroupNameRef: 'rds ParameterGroup',
      dbSubnetGroupNameRef: 'rds SubnetGroup',
      kmsKeyIdRef: 'kms Key',
      masterPasswordSecretRef: 'core Secret',
      masterPasswordWoSecretRef: 'core Secret',
      masterUserSecretKmsKeyIdRef: 'kms Key',
      monitoringRoleArnRef: 'iam Role',
      performanceInsightsKmsKeyIdRef: 'kms Key',
      'restoreToPointInTime.sourceClusterIdentifierRef': 'rds Cluster',
      's3Import.bucketNameRef': 's3 Bucket',
      vpcSecurityGroupIdRefs: 'ec2 SecurityGroup',
    },
    required: ['engine'],
    // RDS API reference, "DeleteDBSubnetGroup", "DeleteDBClusterParameterGroup"; EC2 API reference, "DeleteSecurityGroup".
    holds: ['dbSubnetGroupNameRef', 'dbClusterParameterGroupNameRef', 'vpcSecurityGroupIdRefs'],
    operations: { create: 'rds:CreateDBCluster', delete: 'rds:DeleteDBCluster' },
    access: unseenFor('DBCluster', {
      create: [
        on('rds cluster', 'rds cluster-pg', 'rds og', 'rds subgrp')('rds:CreateDBCluster'),
        cluster('rds:AddTagsToResource'),
        unseen(
          `RDS makes the master user's secret as who makes the cluster. Source: ${guide}, "Permissions required for Secrets Manager integration".`,
          on('secretsmanager secret of RDS')('secretsmanager:CreateSecret', 'secretsmanager:TagResource'),
        ),
        unseen(
          `The first cluster of an account; IAM checks it without a call. Source: ${guide}, "Using service-linked roles for Amazon Aurora".`,
          on('iam role of RDS')('iam:CreateServiceLinkedRole'),
        ),
        ...usesKey('rds', `${guide}, "AWS KMS key management"`, 'kms:Decrypt', 'kms:GenerateDataKey'),
        unseen(
          `KMS checks it without a call. Source: ${guide}, "Permissions required for Secrets Manager integration".`,
          onThose({ askedBy: 'secretsmanager' }, 'kms key')('kms:Decrypt', 'kms:GenerateDataKey'),
        ),
      ],
      read: [
        cluster('rds:DescribeDBClusters'),
        // The ARN of a global cluster names no region.
        unseen(
          'The provider asks whether it is a part of one, and fails where it may not. Source: terraform-provider-aws, aws_rds_cluster.',
          anywhere('rds:DescribeGlobalClusters'),
        ),
      ],
      update: [
        on('rds cluster', 'rds cluster-pg', 'rds og', 'rds pg')('rds:ModifyDBCluster'),
        cluster('rds:AddTagsToResource', 'rds:RemoveTagsFromResource'),
      ],
      delete: [on('rds cluster', 'rds cluster-snapshot')('rds:DeleteDBCluster')],
    }),
  },
  'rds ClusterInstance': {
    ...setting,
    name: { ...regional, max: 63, pattern: /^[a-z](?:-?[a-z0-9])*$/ },
    stateful: false,
    references: {
      clusterIdentifierRef: 'rds Cluster',
      dbParameterGroupNameRef: 'rds ParameterGroup',
      dbSubnetGroupNameRef: 'rds SubnetGroup',
      monitoringRoleArnRef: 'iam Role',
      performanceInsightsKmsKeyIdRef: 'kms Key',
    },
    required: ['clusterIdentifier', 'engine', 'instanceClass'],
    // RDS API reference, "DeleteDBCluster".
    holds: ['clusterIdentifierRef'],
    operations: { create: 'rds:CreateDBInstance', delete: 'rds:DeleteDBInstance' },
    access: unseenFor('DBInstance', {
      create: [
        on('rds cluster', 'rds db', 'rds og', 'rds pg', 'rds subgrp')('rds:CreateDBInstance'),
        instance('rds:AddTagsToResource'),
      ],
      read: [instance('rds:DescribeDBInstances')],
      update: [
        instance('rds:AddTagsToResource', 'rds:RemoveTagsFromResource'),
        on('rds db', 'rds og', 'rds pg', 'rds subgrp')('rds:ModifyDBInstance'),
      ],
      delete: [instance('rds:DeleteDBInstance')],
    }),
  },
  'rds ClusterParameterGroup': {
    ...setting,
    // RDS API reference, "CreateDBClusterParameterGroup".
    name: { ...regional, max: 255, pattern: /^[a-z](?:-?[a-z0-9])*$/ },
    stateful: { end: 'no cluster can have its settings any more', refusal: 'none', cardholderData: {} },
    references: {},
    required: ['family'],
    operations: { create: 'rds:CreateDBClusterParameterGroup', delete: 'rds:DeleteDBClusterParameterGroup' },
    access: unseenFor('DBClusterParameterGroup', {
      create: [parameters('rds:AddTagsToResource', 'rds:CreateDBClusterParameterGroup')],
      read: [
        parameters(
          'rds:DescribeDBClusterParameterGroups',
          'rds:DescribeDBClusterParameters',
          'rds:ListTagsForResource',
        ),
      ],
      update: [
        parameters(
          'rds:AddTagsToResource',
          'rds:ModifyDBClusterParameterGroup',
          'rds:RemoveTagsFromResource',
          'rds:ResetDBClusterParameterGroup',
        ),
      ],
      delete: [parameters('rds:DeleteDBClusterParameterGroup')],
    }),
  },
  'rds SubnetGroup': {
    ...setting,
    // RDS API reference, "CreateDBSubnetGroup".
    name: { ...regional, max: 255, pattern: /^[a-z0-9 ._-]+$/, never: /^default$/ },
    stateful: { end: 'no cluster can be made or restored in its subnets', refusal: 'none', cardholderData: {} },
    references: { subnetIdRefs: 'ec2 Subnet' },
    required: ['subnetIds | subnetId'],
    holds: ['subnetIdRefs'],
    operations: { create: 'rds:CreateDBSubnetGroup', delete: 'rds:DeleteDBSubnetGroup' },
    access: unseenFor('DBSubnetGroup', {
      create: [subnets('rds:AddTagsToResource', 'rds:CreateDBSubnetGroup')],
      read: [subnets('rds:DescribeDBSubnetGroups', 'rds:ListTagsForResource')],
      update: [subnets('rds:AddTagsToResource', 'rds:ModifyDBSubnetGroup', 'rds:RemoveTagsFromResource')],
      delete: [subnets('rds:DeleteDBSubnetGroup')],
    }),
  },
} satisfies ApiKinds;
