import { environmentAccounts } from '../../checks/composed/environment-accounts';
import { groupsOf } from '../../checks/reachability/security-group-policies';
import { awsQuotas, keptAddresses } from '../../config/model/aws/aws-quotas';
import { cidr } from '../../config/model/cidr';
import type { DistObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, isObject, type Json, listAt, stringAt } from '../../objects/json';
import { byEnvironment } from '../environment-of';
import { platformCapacity, serviceCapacity, total } from '../platform-pods';
import { isQueryAlarm } from '../query-alarm';

/** A quota of AWS, or the addresses that an environment's own subnets have. */
export type QuotaName = keyof typeof awsQuotas | 'addresses';

/** How much of one quota is taken. */
export interface Count {
  readonly quota: QuotaName;
  /** Whose quota it is: an account and region, or a resource of an environment. */
  readonly subject: string;
  /** Environments that take of it; sorted. */
  readonly environments: readonly string[];
  readonly value: number;
  readonly limit: number;
  /** What is counted, by name, where names decide how many there are for a while. @default - not known */
  readonly names?: readonly string[];
}

/** What counts as one in an account and region, by quota. */
const kindsOfPlace: Readonly<Partial<Record<QuotaName, string>>> = {
  buckets: 's3 Bucket',
  caches: 'elasticache ServerlessCache',
  clusters: 'eks Cluster',
  databaseInstances: 'rds ClusterInstance',
  databases: 'rds Cluster',
  elasticIps: 'ec2 EIP',
  identityProviders: 'iam OpenIDConnectProvider',
  keys: 'kms Key',
  loadBalancers: 'networking.k8s.io Ingress',
  policies: 'iam Policy',
  repositories: 'ecr Repository',
  roles: 'iam Role',
  secrets: 'secretsmanager Secret',
  securityGroups: 'ec2 SecurityGroup',
  tables: 'dynamodb Table',
  vpcs: 'ec2 VPC',
  webAcls: 'wafv2 WebACL',
};

/** Everything that these objects take of quotas; composites are expanded. */
export function countsOf(objects: readonly DistObject[]): Count[] {
  const accounts = environmentAccounts(objects);
  const environments = [...byEnvironment(objects)].filter(([name]) => accounts.has(name));
  const places = new Map<string, [environment: string, own: readonly DistObject[]][]>();
  for (const [name, own] of environments) {
    const place = `${accounts.get(name)} in ${regionOf(own)}`;
    places.set(place, [...(places.get(place) ?? []), [name, own]]);
  }
  return [
    ...[...places].flatMap(([place, members]) => placeCounts(place, members)),
    ...environments.flatMap(([name, own]) => environmentCounts(name, own)),
  ];
}

const field = ({ body }: DistObject, ...keys: string[]): Json | undefined => at(body, 'spec', 'forProvider', ...keys);

function regionOf(objects: readonly DistObject[]): string {
  return (
    objects.map((object) => stringAt(field(object), 'region')).find((region) => region !== undefined) ?? 'no region'
  );
}

const ofKind = (objects: readonly DistObject[], kind: string) => objects.filter((object) => groupKind(object) === kind);

function placeCounts(place: string, members: readonly (readonly [string, readonly DistObject[]])[]): Count[] {
  const environments = members.map(([name]) => name).sort();
  const objects = members.flatMap(([, own]) => own);
  const count = (quota: keyof typeof awsQuotas, value: number): Count => ({
    quota,
    subject: `account ${place}`,
    environments,
    value,
    limit: awsQuotas[quota].limit,
  });
  const gateways = ofKind(objects, 'ec2 VPCEndpoint').filter((endpoint) => !isInterface(endpoint));
  const fargate = total(members.flatMap(([, own]) => [platformCapacity(own), serviceCapacity(own)]));
  return [
    count('fargateCpu', fargate.cpu),
    count('gatewayEndpoints', gateways.length),
    count('queryAlarms', ofKind(objects, 'cloudwatch MetricAlarm').filter(isQueryAlarm).length),
    ...Object.entries(kindsOfPlace).flatMap(([quota, kind]) =>
      isQuota(quota) ? [count(quota, ofKind(objects, kind).length)] : [],
    ),
  ];
}

const isQuota = (name: string): name is keyof typeof awsQuotas => Object.hasOwn(awsQuotas, name);

/** An endpoint is a gateway where nothing else is said. Source: Amazon EC2 API reference, "CreateVpcEndpoint". */
const isInterface = (endpoint: DistObject) => field(endpoint, 'vpcEndpointType') === 'Interface';

const counter =
  (environment: string) =>
  (quota: keyof typeof awsQuotas, subject: string, value: number, names?: readonly string[]): Count => ({
    quota,
    subject,
    environments: [environment],
    value,
    limit: awsQuotas[quota].limit,
    ...(names && { names }),
  });

function environmentCounts(environment: string, objects: readonly DistObject[]): Count[] {
  const count = counter(environment);
  const per = (
    quota: keyof typeof awsQuotas,
    kind: string,
    key: (one: DistObject) => string | undefined,
    noun: string,
  ) =>
    [...tally(ofKind(objects, kind).flatMap((object) => key(object) ?? []))].map(([name, value]) =>
      count(quota, `${noun} ${name}`, value),
    );
  const owner = (rule: DistObject) => stringAt(field(rule), 'securityGroupIdRef', 'name');
  const role = (one: DistObject) => stringAt(field(one), 'roleRef', 'name') ?? stringAt(field(one), 'role');
  const ranges = (cluster: DistObject) => listAt(field(cluster), 'vpcConfig', 'publicAccessCidrs').length;
  return [
    ...per('inboundRules', 'ec2 SecurityGroupIngressRule', owner, 'group'),
    ...per('outboundRules', 'ec2 SecurityGroupEgressRule', owner, 'group'),
    ...per('policiesPerRole', 'iam RolePolicyAttachment', role, 'role'),
    ...[...tally([...ofKind(objects, 'ec2 VPCEndpoint').filter(isInterface).map(vpcOf), ...cacheVpcs(objects)])].map(
      ([name, value]) => count('interfaceEndpoints', `VPC ${name}`, value),
    ),
    ...per('transitGateways', 'ec2 TransitGatewayVPCAttachment', vpcOf, 'VPC'),
    ...per('peerings', 'ec2 VPCPeeringConnection', vpcOf, 'VPC'),
    ...ofKind(objects, 'eks Cluster').map((cluster) =>
      count('publicAccessRanges', `cluster ${cluster.name}`, ranges(cluster)),
    ),
    ...groupCounts(objects).map(([namespace, value]) => count('groupsPerInterface', `pods of ${namespace}`, value)),
    ...profileCounts(environment, ofKind(objects, 'eks FargateProfile')),
    ...addressCounts(environment, objects),
  ];
}

function profileCounts(environment: string, profiles: readonly DistObject[]): Count[] {
  const count = counter(environment);
  const clusterOf = (profile: DistObject) => stringAt(field(profile), 'clusterName') ?? '';
  return [
    ...[...new Set(profiles.map(clusterOf))].map((cluster) => {
      const names = profiles.filter((profile) => clusterOf(profile) === cluster).map(({ name }) => name);
      return count('profiles', `cluster ${cluster}`, names.length, names);
    }),
    // AWS changes no profile, so its name ends with what stands for everything that it consists of.
    ...profiles.map((profile) => {
      const subject = `profile ${profile.name.replace(/-[0-9a-f]{8}$/, '')}`;
      return count('selectors', subject, listAt(field(profile), 'selector').length);
    }),
  ];
}

/** The VPC of each cache: ElastiCache makes an endpoint for it there. */
function cacheVpcs(objects: readonly DistObject[]): string[] {
  const subnets = new Map(ofKind(objects, 'ec2 Subnet').map((subnet) => [subnet.name, vpcOf(subnet)]));
  return ofKind(objects, 'elasticache ServerlessCache').flatMap((cache) => {
    const [first] = listAt(field(cache), 'subnetIdRefs');
    return subnets.get(stringAt(first, 'name') ?? '') ?? [];
  });
}

const vpcOf = (object: DistObject) => stringAt(field(object), 'vpcIdRef', 'name') ?? '';

function tally(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** Groups that a pod without labels carries, in each namespace of which SecurityGroupPolicies say it. */
function groupCounts(objects: readonly DistObject[]): (readonly [string, number])[] {
  const namespaces = ofKind(objects, 'core Namespace').map(({ name }) => name);
  return namespaces.flatMap((namespace) => {
    const groups = groupsOf(objects, { namespace, labels: {}, serviceAccountLabels: {} });
    return groups.length === 0 ? [] : [[namespace, groups.length] as const];
  });
}

/** Each pod, each interface endpoint, each cache and an attachment take an address of the subnets in which pods run. */
function addressCounts(environment: string, objects: readonly DistObject[]): Count[] {
  const references = ofKind(objects, 'eks FargateProfile').flatMap((profile) => listAt(field(profile), 'subnetIdRefs'));
  const names = new Set(references.flatMap((subnet) => (isObject(subnet) ? (stringAt(subnet, 'name') ?? []) : [])));
  if (names.size === 0) return [];
  const ranges = ofKind(objects, 'ec2 Subnet')
    .filter(({ name }) => names.has(name))
    .flatMap((subnet) => stringAt(field(subnet), 'cidrBlock') ?? []);
  const interfaces = ofKind(objects, 'ec2 VPCEndpointSubnetAssociation').filter((one) =>
    names.has(stringAt(field(one), 'subnetIdRef', 'name') ?? ''),
  );
  const attached = [
    ...ofKind(objects, 'ec2 TransitGatewayVPCAttachment'),
    ...ofKind(objects, 'elasticache ServerlessCache'),
  ]
    .flatMap((one) => listAt(field(one), 'subnetIdRefs'))
    .filter((subnet) => names.has(stringAt(subnet, 'name') ?? ''));
  const { pods } = total([platformCapacity(objects), serviceCapacity(objects)]);
  return [
    {
      quota: 'addresses',
      subject: 'private subnets',
      environments: [environment],
      value: pods + interfaces.length + attached.length,
      limit: ranges.reduce((sum, range) => sum + 2 ** (32 - cidr.prefix(range)) - keptAddresses, 0),
    },
  ];
}
