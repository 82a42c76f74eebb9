import { exampleEnvironments, examplePlatform, exampleServices } from '../config/model/example';
import { loadEnvironments } from '../config/rules/load';
import { listAt, stringAt } from '../objects/json';
import { units } from './units';

const prod = units(loadEnvironments(exampleEnvironments, exampleServices, examplePlatform), examplePlatform)
  .filter(({ directory }) => directory.startsWith('prod/'))
  .flatMap(({ objects }) => objects)
  .map((object) => ({ ...object, named: `${object.kind}/${object.name}` }));

const names = prod.map(({ named }) => named);
const zones = ['use1-az1', 'use1-az2', 'use1-az4'];
const tenants = ['payment', 'fraud-detection', 'reporting'];

/**
 * What the CDKTF stack had, except what is inside the cluster or belongs to Argo CD; composites stand for what they
 * compose.
 */
const rows: Record<string, readonly string[]> = {
  'the VPC': ['VPC/eks-vpc-prod'],
  'a public and a private subnet in three zones': zones.flatMap((zone) => [
    `Subnet/eks-vpc-prod-public-${zone}`,
    `Subnet/eks-vpc-prod-private-${zone}`,
    `RouteTableAssociation/eks-vpc-prod-public-${zone}`,
    `RouteTableAssociation/eks-vpc-prod-private-${zone}`,
  ]),
  'the internet gateway and the routes': [
    'InternetGateway/eks-vpc-prod-igw',
    'RouteTable/eks-vpc-prod-public',
    'RouteTable/eks-vpc-prod-private',
    'Route/eks-vpc-prod-public-default',
  ],
  'the security groups of the cluster and its pods, with the rule on 443 between them': [
    'SecurityGroup/eks-cluster-sg-prod',
    'SecurityGroup/eks-pods-sg-prod',
    'SecurityGroupIngressRule/eks-cluster-sg-prod-from-pods-443',
    'SecurityGroupEgressRule/eks-pods-sg-prod-to-cluster-443',
  ],
  'the cluster, with its key, its identity provider and the rules of its own group': [
    'EksCluster/eks-payment-cluster-prod',
  ],
  'a role for the service account of each service and of the load balancer controller': [
    ...tenants,
    'aws-load-balancer-controller',
  ].map((workload) => `WorkloadIdentity/eks-${workload}-irsa-role-prod`),
  'the role of the cluster': [
    'Role/eks-cluster-role-prod',
    'RolePolicyAttachment/eks-cluster-role-prod-amazoneksclusterpolicy',
  ],
  'a pod execution role for each Fargate profile': ['coredns', 'platform', 'services'].map(
    (use) => `Role/eks-${use}-fargate-role-prod`,
  ),
  'the add-on for DNS': ['Addon/eks-payment-cluster-prod-coredns'],
  'a repository with a lifecycle for each service': tenants.flatMap((service) => [
    `Repository/${service}-service-prod`,
    `LifecyclePolicy/${service}-service-prod`,
  ]),
  'scanning of images': ['RegistryScanningConfiguration/eks-registry-scanning-prod'],
  'a secret for each service': tenants.map((service) => `Secret/${service}-app-config-prod`),
  'log groups of the cluster, of each service and of container insights': [
    'Group/aws-eks-eks-payment-cluster-prod-cluster',
    'Group/aws-containerinsights-eks-payment-cluster-prod-performance',
    ...tenants.map((service) => `Group/aws-eks-eks-payment-cluster-prod-application-${service}`),
  ],
  'the permissions of each service and of the load balancer controller': [
    ...tenants,
    'aws-load-balancer-controller',
  ].map((workload) => `Policy/eks-${workload}-irsa-policy-prod`),
};

test.each(Object.entries(rows))('prod has %s', (_, expected) => {
  expect(names).toEqual(expect.arrayContaining([...expected]));
});

test('prod has Fargate profiles for every service and for the pods of the platform itself', () => {
  const profiles = prod.filter(({ named }) => named.startsWith('FargateProfile/'));
  const selected = profiles.flatMap(({ body }) =>
    listAt(body, 'spec', 'forProvider', 'selector').map((selector) => stringAt(selector, 'namespace')),
  );
  expect(selected.sort()).toEqual(['*', 'external-secrets', 'kube-system', 'kube-system', 'opentelemetry'].sort());
});

test('prod has nothing that Fargate cannot run or that the design leaves out', () => {
  const leftOut = ['NATGateway', 'EIP', 'Mesh', 'VirtualNode', 'PodIdentityAssociation'];
  expect(prod.filter(({ kind }) => leftOut.includes(kind))).toEqual([]);
  const addons = prod
    .filter(({ kind }) => kind === 'Addon')
    .map(({ body }) => stringAt(body, 'spec', 'forProvider', 'addonName'));
  expect(addons).toEqual(['coredns']);
});
