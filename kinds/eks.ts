import { type Access, anywhere, noAccess, on, passesRole, unseen, usesKey } from './access';
import { type ApiKinds, customerKey, type KindFacts, regional } from './kind';

/** What belongs to a cluster, and is made again from Git. */
const part = {
  name: 'none',
  externalName: 'made of fields',
  stateful: false,
  references: { clusterNameRef: 'eks Cluster' },
  required: ['clusterName'],
  takes: [],
  holds: [],
  jsonTexts: {},
  leaveOut: {},
  identifiedBy: 'tags',
  operations: 'none',
} satisfies Omit<KindFacts, 'access'>;

const entry = on('eks access-entry');
const addon = on('eks addon');
const cluster = on('eks cluster');
const profile = on('eks fargateprofile');
/** It describes the cluster; the token is signed without a call. */
const asksForToken: Access = { ...noAccess, read: [cluster('eks:DescribeCluster')] };
const guide = 'EKS user guide, "Using service-linked roles for Amazon EKS"';

export const eks = {
  'eks AccessEntry': {
    ...part,
    references: { ...part.references, principalArnFromRoleRef: 'iam Role' },
    required: ['clusterName', 'principalArn | principalArnFromRole'],
    operations: { create: 'eks:CreateAccessEntry', delete: 'eks:DeleteAccessEntry' },
    access: {
      create: [cluster('eks:CreateAccessEntry'), entry('eks:TagResource')],
      read: [entry('eks:DescribeAccessEntry')],
      update: [entry('eks:UpdateAccessEntry', 'eks:TagResource', 'eks:UntagResource')],
      delete: [entry('eks:DeleteAccessEntry')],
    },
  },
  'eks AccessPolicyAssociation': {
    ...part,
    references: { ...part.references, principalArnRef: 'eks AccessEntry' },
    required: ['clusterName', 'principalArn'],
    identifiedBy: ['principalArnRef', 'policyArn'],
    access: {
      create: [entry('eks:AssociateAccessPolicy')],
      read: [entry('eks:ListAssociatedAccessPolicies')],
      update: [entry('eks:AssociateAccessPolicy')],
      delete: [entry('eks:DisassociateAccessPolicy')],
    },
  },
  'eks Addon': {
    ...part,
    references: { ...part.references, serviceAccountRoleArnRef: 'iam Role' },
    jsonTexts: { configurationValues: 'no policy' },
    operations: { create: 'eks:CreateAddon', delete: 'eks:DeleteAddon' },
    access: {
      create: [cluster('eks:CreateAddon'), addon('eks:TagResource')],
      read: [addon('eks:DescribeAddon')],
      update: [addon('eks:UpdateAddon', 'eks:TagResource', 'eks:UntagResource'), cluster('eks:DescribeUpdate')],
      delete: [addon('eks:DeleteAddon')],
    },
  },
  'eks Cluster': {
    // EKS API reference, "CreateCluster".
    name: { ...regional, max: 100, pattern: /^[0-9A-Za-z][A-Za-z0-9_-]*$/ },
    externalName: 'stated',
    stateful: {
      end: 'everything in it goes',
      refusal: 'deletionProtection',
      cardholderData: {
        '3.5.1': { 'encryptionConfig.provider.keyArn': customerKey },
        '10.2.1': { enabledClusterLogTypes: { includes: ['api', 'audit', 'authenticator'] } },
      },
    },
    references: {
      roleArnRef: 'iam Role',
      'vpcConfig.securityGroupIdRefs': 'ec2 SecurityGroup',
      'vpcConfig.subnetIdRefs': 'ec2 Subnet',
    },
    required: ['roleArn', 'vpcConfig.subnetId | vpcConfig.subnetIds'],
    takes: [],
    // Its interfaces stand in these subnets, and have this group.
    holds: ['vpcConfig.securityGroupIdRefs', 'vpcConfig.subnetIdRefs'],
    jsonTexts: {},
    leaveOut: {},
    identifiedBy: 'tags',
    operations: { create: 'eks:CreateCluster', delete: 'eks:DeleteCluster' },
    access: {
      create: [
        { ...anywhere('eks:CreateCluster'), when: 'tagged at creation' },
        cluster('eks:TagResource'),
        passesRole('eks.amazonaws.com'),
        unseen(
          `The first cluster of an account; IAM checks it without a call. Source: ${guide}.`,
          on('iam role of EKS')('iam:CreateServiceLinkedRole'),
        ),
        ...usesKey('eks', 'EKS user guide, "Encrypt Kubernetes secrets with KMS on existing clusters"'),
      ],
      read: [cluster('eks:DescribeCluster')],
      update: [
        cluster(
          'eks:DescribeUpdate',
          'eks:TagResource',
          'eks:UntagResource',
          'eks:UpdateClusterConfig',
          'eks:UpdateClusterVersion',
        ),
      ],
      delete: [cluster('eks:DeleteCluster')],
    },
  },
  /*
   * Asks AWS for a token. Its controller is written by hand and takes no list of policies: with any but the default it does
   * nothing. Source: `internal/controller/namespaced/eks/clusterauth/controller.go` of provider-upjet-aws v2.4.0, whose
   * reconciler is set up without `WithManagementPolicies`; all others are generated with it (provider-upjet-aws#1908).
   */
  'eks ClusterAuth': { ...part, externalName: 'none', identifiedBy: ['clusterNameRef'], access: asksForToken },
  'eks FargateProfile': {
    ...part,
    // EKS user guide, "Define which Pods use AWS Fargate when launched": Pods carry the name as a label's value.
    name: { ...regional, max: 63, pattern: /^[0-9A-Za-z](?:[A-Za-z0-9_-]*[0-9A-Za-z])?$/ },
    externalName: { statedWithout: /^.*:/ },
    references: { ...part.references, podExecutionRoleArnRef: 'iam Role', subnetIdRefs: 'ec2 Subnet' },
    required: ['clusterName', 'podExecutionRoleArn', 'subnetIds | subnetId'],
    holds: ['clusterNameRef'],
    operations: { create: 'eks:CreateFargateProfile', delete: 'eks:DeleteFargateProfile' },
    access: {
      create: [
        cluster('eks:CreateFargateProfile'),
        profile('eks:TagResource'),
        // Which of the two IAM compares, no page says.
        passesRole('eks.amazonaws.com'),
        passesRole('eks-fargate-pods.amazonaws.com'),
        unseen(
          `The first Fargate profile of an account; IAM checks it without a call. Source: ${guide}.`,
          on('iam role of Fargate')('iam:CreateServiceLinkedRole'),
        ),
      ],
      read: [profile('eks:DescribeFargateProfile')],
      update: [profile('eks:TagResource', 'eks:UntagResource')],
      delete: [profile('eks:DeleteFargateProfile')],
    },
  },
} satisfies ApiKinds;
