import { platform } from '../platform';
import { fargateZones } from './aws/regions';
import type { Controller, EnvironmentInput, Platform } from './environment';
import { names } from './names';
import type { ServiceInput } from './service';
import type { UsesInput } from './uses';

const everywhere = {
  region: 'us-east-1',
  zones: ['use1-az1', 'use1-az2', 'use1-az4'],
  kubernetesVersion: '1.35',
  sync: 'automatic' as const,
  alarmRecipients: ['payments@example.com', 'https://alarms.example.com/payments'],
};

const disposable = { protection: 'disposable', logRetentionDays: 14, revision: 'main' } as const;
const retained = { protection: 'retained', logRetentionDays: 400, revision: 'v1.0.0' } as const;

const groupsOf = (name: string) => ({ viewers: [`${name}-viewers`], deployers: [`${name}-deployers`] });

/** Environments for tests, so that none of them fails because somebody changed what is deployed. */
export const exampleEnvironments: readonly [EnvironmentInput, EnvironmentInput, EnvironmentInput] = [
  { ...everywhere, ...disposable, name: 'dev', account: '111122223333', vpcCidr: '10.0.0.0/16', ...groupsOf('dev') },
  {
    ...everywhere,
    ...retained,
    name: 'staging',
    account: '444455556666',
    vpcCidr: '10.1.0.0/16',
    ...groupsOf('staging'),
  },
  {
    ...everywhere,
    ...retained,
    name: 'prod',
    account: '777788889999',
    vpcCidr: '10.2.0.0/16',
    ...groupsOf('prod'),
    cardholderData: true,
    exceptions: [{ requirement: '6.5.1', approvedBy: 'A. Person', until: '2027-03-31', reason: 'Releases are tags.' }],
  },
];

const quota = { cpu: 2, memoryGiB: 4, pods: 8 };

/** One of each thing that a service may use, but for those of `servicesWithEverything`. */
const { buckets, sagemakerEndpoints, workgroups, ...otherUses } = {
  tables: {
    transactions: {
      partitionKey: { name: 'transactionId', type: 'S' },
      indexes: { 'by-merchant': { partitionKey: { name: 'merchantId', type: 'S' } } },
    },
  },
  databases: {},
  caches: {},
  queues: ['settlements'],
  topics: ['events'],
  buckets: ['models'],
  workgroups: ['reports'],
  sagemakerEndpoints: ['scoring'],
} satisfies Required<UsesInput>;

/** Services for tests; between them they have one of each use that is made in seconds. */
export const exampleServices = {
  payment: {
    port: 8080,
    calls: [
      { to: 'payment', port: 8080 },
      { to: 'fraud-detection', port: 8080 },
    ],
    quota,
    uses: otherUses,
  },
  'fraud-detection': {
    port: 8080,
    calls: [{ to: 'payment', port: 8080 }],
    quota,
    uses: { buckets, sagemakerEndpoints },
  },
  reporting: { port: 8080, calls: [], quota, uses: { buckets: ['data'], workgroups } },
} satisfies Record<string, ServiceInput>;

const controller = {
  chart: { repository: 'https://charts.example.com', name: 'chart' },
  valuesOf: '1.0.0',
  image: 'registry.example.com/image',
  signature: 'none' as const,
  release: { chart: '1.0.0', image: 'v1.0.0', digest: `sha256:${'5e'.repeat(32)}` },
  values: () => ({ replicaCount: 1 }),
};

/** Controllers for tests; between them they need everything that a controller can need. */
const exampleControllers: readonly Controller[] = [
  {
    ...controller,
    name: 'aws-load-balancer-controller',
    namespace: 'kube-system',
    pods: [{ labels: { app: 'load-balancers' }, count: 2 }],
    selector: { app: 'load-balancers' },
    endpoints: ['ec2', 'elasticloadbalancing'],
    values: () => ({ replicaCount: 1, enableShield: false, enableWaf: false, enableWafv2: false }),
    policy: () =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            // The last six are of APIs that it calls only when it is told to.
            Action: [
              'ec2:DescribeSubnets',
              'elasticloadbalancing:DescribeLoadBalancers',
              'acm:ListCertificates',
              'cognito-idp:DescribeUserPoolClient',
              'iam:ListServerCertificates',
              'shield:DescribeProtection',
              'waf-regional:GetWebACL',
              'wafv2:GetWebACL',
            ],
            Resource: '*',
          },
        ],
      }),
    policySource: 'its own documentation',
    ignoreDifferences: [{ kind: 'Secret', name: 'certificate', jsonPointers: ['/data'] }],
  },
  {
    ...controller,
    name: 'external-secrets',
    namespace: 'external-secrets',
    chart: { repository: 'https://charts.example.com', name: 'external-secrets' },
    pods: ['secrets', 'webhook'].map((app) => ({ labels: { app }, count: 2 })),
  },
  {
    ...controller,
    name: 'opentelemetry-collector',
    namespace: 'opentelemetry',
    pods: [{ labels: { app: 'collector' }, count: 1 }],
    endpoints: ['logs'],
    logGroup: (environment) => names(environment).insightsLogGroup,
    asksKubelets: true,
  },
];

/** One in each region. */
const transitGateways = Object.fromEntries(
  Object.keys(fargateZones).map((region) => [region, 'tgw-0123456789abcdef0']),
);

/** The network of a management cluster that is joined by a peering. */
export const examplePeering = {
  cidrs: ['10.255.0.0/16'],
  peering: {
    vpcId: 'vpc-0123456789abcdef0',
    region: 'eu-west-1',
    roleArn: 'arn:aws:iam::123456789012:role/crossplane-peering',
    routeTableIds: ['rtb-0123456789abcdef0'],
  },
};

// The types of composite resources have the group of this repository's own platform, whatever a test renders.
const { apiGroup } = platform;

/** What the environments for tests share. */
export const examplePlatform: Platform = {
  repositoryUrl: 'https://github.com/example/payment-platform.git',
  revision: 'main',
  apiGroup,
  management: {
    credentials: 'irsa',
    crossplaneRoleArn: 'arn:aws:iam::123456789012:role/crossplane-provider-aws',
    argocdRoleArn: 'arn:aws:iam::123456789012:role/argocd',
    network: { cidrs: ['10.255.0.0/16'], transitGateways },
  },
  signIn: {
    url: 'https://argocd.example.com',
    issuer: 'https://login.example.com',
    clientId: 'argocd',
    scopes: ['openid', 'profile', 'email', 'groups'],
    groupsClaim: 'groups',
    administrators: ['platform-administrators'],
  },
  versions: {
    argocd: 'v1.0.0',
    crossplane: 'v1.0.0',
    providerAws: 'v1.0.0',
    providerKubernetes: 'v1.0.0',
    functionPythonic: 'v1.0.0',
  },
  upstream: { argocd: 'https://git.example.com/argo-cd.git', crossplane: 'https://charts.example.com/crossplane' },
  packageRegistry: 'registry.example.com/crossplane',
  controllers: exampleControllers,
  egressProxy: { image: '6.10-24.10_beta', digest: `sha256:${'5e'.repeat(32)}` },
  defaultContainer: { cpu: 0.25, memoryMiB: 256 },
};
