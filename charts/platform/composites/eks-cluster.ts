import * as ec2 from '../../../imports/ec2.aws.m.upbound.io';
import * as eks from '../../../imports/eks.aws.m.upbound.io';
import * as iam from '../../../imports/iam.aws.m.upbound.io';
import * as kms from '../../../imports/kms.aws.m.upbound.io';
import type { CompositeDefinition } from './composite-definition';
import { rules } from './rules';
import { type Rule, schema } from './schema';

const { choice, document, integer, named, object, tags, text, texts } = schema;

const immutableInRule: Rule = [
  'self == oldSelf',
  'cannot be changed — give the rule another name, and it is made anew',
];

const rule = object(
  'A rule between a security group and the group that EKS makes for the cluster.',
  {
    name: text('Name of the rule.', rules.objectName),
    // Crossplane finds what to delete by the rule's name alone, and would leave the rule of the other kind behind.
    direction: choice('Direction, as the group whose rule it is sees it.', ['ingress', 'egress'], immutableInRule),
    'groupName?': text(
      'SecurityGroup whose rule it is; left out, it is the one of EKS.',
      rules.objectName,
      immutableInRule,
    ),
    'peerName?': text(
      'SecurityGroup at the other end; left out, it is the one of EKS.',
      rules.objectName,
      immutableInRule,
    ),
    protocol: choice('Protocol.', ['tcp', 'udp']),
    port: integer('Port.', 1, 65535),
    description: text('What connects to what.'),
  },
  [
    'has(self.groupName) != has(self.peerName)',
    'must have exactly one of groupName and peerName — name the group that is not the one of EKS',
  ],
  [
    'has(self.groupName) == has(oldSelf.groupName)',
    'cannot change sides between groupName and peerName — give the rule another name, and it is made anew',
  ],
);

/**
 * An EKS cluster: a composite of everything that needs the ARN of its key, its issuer, or the security group that EKS
 * makes.
 */
export const eksCluster: CompositeDefinition = {
  kind: 'EksCluster',
  plural: 'eksclusters',
  description:
    'An EKS cluster with the key that encrypts its Secrets, its identity provider in IAM, and the rules of its security group.',
  source: 'eks_cluster.py',
  composes: [
    kms.Key.GVK,
    kms.Alias.GVK,
    eks.Cluster.GVK,
    iam.OpenIdConnectProvider.GVK,
    ec2.SecurityGroupIngressRule.GVK,
    ec2.SecurityGroupEgressRule.GVK,
  ],
  columns: { VERSION: '.spec.version', RUNS: '.status.version', ENDPOINT: '.status.endpoint' },
  spec: object('The cluster that is wanted. Names are those of objects in the same namespace.', {
    region: text('AWS region.', rules.region, rules.immutableName),
    tags,
    version: text(
      'Minor version of Kubernetes.',
      ["self.matches('^1[.][0-9]{2}$')", 'is no minor version of Kubernetes — write one such as 1.35'],
      [
        'int(self.substring(2)) - int(oldSelf.substring(2)) in [-1, 0, 1]',
        'skips a version — move one minor version at a time; EKS goes back only within seven days of the upgrade',
      ],
    ),
    protection: choice(
      'Whether cluster and key outlive this object, and AWS itself refuses to delete the cluster (retained).',
      ['disposable', 'retained'],
    ),
    roleName: text('Role of the control plane.', rules.objectName, rules.immutableReference),
    subnetNames: texts(
      'Subnets of the control plane, in at least two zones.',
      16,
      ['size(self) >= 2', 'are fewer than two subnets — EKS wants them in at least two zones'],
      // EKS never moves a cluster to other zones, and here each subnet is a zone.
      [
        'self.all(name, name in oldSelf) && oldSelf.all(name, name in self)',
        'cannot be changed — keep the zones; a cluster in others is another environment',
      ],
    ),
    securityGroupName: text(
      'SecurityGroup of the control plane, beside the one that EKS makes.',
      rules.objectName,
      rules.immutableReference,
    ),
    'publicAccessCidrs?': texts(
      'Ranges that reach the endpoint over the internet; without any the endpoint is private.',
      40,
      ["!self.exists(range, range.endsWith('/0'))", 'let everyone in — name the ranges that need the endpoint'],
    ),
    key: object('The key with which EKS encrypts Secrets.', {
      name: text('Name of the Key.', rules.objectName, rules.immutableName),
      aliasName: text('Name of the Alias.', rules.objectName, rules.immutableName),
      alias: text(
        'Alias in AWS, without the prefix alias/.',
        ["!self.startsWith('alias/')", 'has the prefix that the provider adds and takes off — leave alias/ out'],
        rules.immutableName,
      ),
      deletionWindowInDays: integer('Days between the deletion of the key and its end.', 7, 30),
      policy: document('Key policy.', rules.policy),
    }),
    securityGroupRules: named('Everything that connects to or from the group that EKS makes.', 40, rule),
  }),
  status: {
    version: text('Minor version of Kubernetes that AWS runs.'),
    newestAskedVersion: text('Newest version that was asked for since AWS last ran the one in the spec.'),
    keyArn: text('ARN of the key.'),
    endpoint: text('URL of the API server.'),
    certificateAuthority: document('Certificate authority of the API server, PEM in base64.'),
    issuer: text('Issuer of the service accounts’ tokens.'),
    oidcProviderArn: text('ARN of the identity provider in IAM for that issuer.'),
    clusterSecurityGroupId: text('Id of the security group that EKS makes.'),
  },
};
