import type { DistObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, stringAt } from '../../objects/json';
import { byEnvironment } from '../environment-of';
import { platformCapacity, serviceCapacity } from '../platform-pods';
import { isQueryAlarm } from '../query-alarm';
import type { Item } from './items';

/** Hours in a month, as AWS's own calculator has them. */
export const hoursPerMonth = 730;

/** What AWS bills for one environment. */
export interface Bill {
  readonly environment: string;
  readonly region: string;
  /** What is billed in each month even if nobody uses anything, in units of the price. */
  readonly floor: ReadonlyMap<Item, number>;
  /** What the pods of services add if they use up their quotas all the time. */
  readonly most: ReadonlyMap<Item, number>;
  /** What is billed by use, with the names of what may be used. */
  readonly growth: ReadonlyMap<Item, readonly string[]>;
  /** Zones in which interface endpoints are. */
  readonly endpointZones: number;
}

/** The bill of every environment with resources in AWS. */
export function billsOf(objects: readonly DistObject[]): Bill[] {
  return [...byEnvironment(objects)].flatMap(([environment, own]) => {
    const region = own.map((object) => stringAt(field(object), 'region')).find((found) => found !== undefined);
    return region === undefined ? [] : [billOf(environment, region, own)];
  });
}

const field = ({ body }: DistObject, ...keys: string[]) => at(body, 'spec', 'forProvider', ...keys);

function billOf(environment: string, region: string, objects: readonly DistObject[]): Bill {
  const counted = (kind: string) => objects.filter((object) => groupKind(object) === kind);
  const associations = counted('ec2 VPCEndpointSubnetAssociation');
  const zones = new Set(associations.map((one) => stringAt(field(one), 'subnetIdRef', 'name')));
  const platform = platformCapacity(objects);
  const services = serviceCapacity(objects);
  const ingresses = counted('networking.k8s.io Ingress');
  const addresses = publicAddresses(ingresses, counted('ec2 Subnet')) + counted('ec2 EIP').length;
  const alarms = counted('cloudwatch MetricAlarm');
  const floor: [Item, number][] = [
    ['alarm', alarms.filter((alarm) => !isQueryAlarm(alarm)).length],
    ['aurora capacity', leastCapacity(counted('rds Cluster'), counted('rds ClusterInstance')) * hoursPerMonth],
    ['cache data', counted('elasticache ServerlessCache').length * leastCacheGB * hoursPerMonth],
    ['dashboard', counted('cloudwatch Dashboard').length],
    ['eks cluster', counted('eks Cluster').length * hoursPerMonth],
    ['fargate cpu', platform.cpu * hoursPerMonth],
    ['fargate memory', platform.memoryGiB * hoursPerMonth],
    ['interface endpoint', associations.length * hoursPerMonth],
    ['kms key', counted('kms Key').length],
    ['load balancer', ingresses.length * hoursPerMonth],
    ['nat gateway', counted('ec2 NATGateway').length * hoursPerMonth],
    ['public address', addresses * hoursPerMonth],
    ['secret', counted('secretsmanager Secret').length],
    ['transit gateway attachment', counted('ec2 TransitGatewayVPCAttachment').length * hoursPerMonth],
    ['waf web acl', counted('wafv2 WebACL').length],
    ['waf rule', counted('wafv2 WebACL').flatMap(rulesOf).length],
  ];
  const most: [Item, number][] = [
    ['fargate cpu', services.cpu * hoursPerMonth],
    ['fargate memory', services.memoryGiB * hoursPerMonth],
  ];
  return {
    environment,
    region,
    floor: new Map(floor.filter(([, quantity]) => quantity > 0)),
    most: new Map(most.filter(([, quantity]) => quantity > 0)),
    growth: growthOf(objects),
    endpointZones: zones.size,
  };
}

/** GB that AWS bills of a Valkey cache that is empty. Source: aws.amazon.com/elasticache/pricing, "ElastiCache Serverless". */
const leastCacheGB = 0.1;

/** ACU that instances have when nobody asks anything. */
function leastCapacity(clusters: readonly DistObject[], instances: readonly DistObject[]): number {
  const least = new Map(
    clusters.map((cluster) => [cluster.name, at(field(cluster), 'serverlessv2ScalingConfiguration', 'minCapacity')]),
  );
  return instances
    .map((instance) => least.get(stringAt(field(instance), 'clusterIdentifierRef', 'name') ?? ''))
    .reduce<number>((sum, from) => sum + (typeof from === 'number' ? from : 0), 0);
}

/** A load balancer that faces the internet has an address in each public subnet, of which it needs two at least. */
function publicAddresses(ingresses: readonly DistObject[], subnets: readonly DistObject[]): number {
  const open = ingresses.filter(
    ({ annotations }) => annotations['alb.ingress.kubernetes.io/scheme'] === 'internet-facing',
  );
  const tagged = subnets.filter((subnet) => at(field(subnet), 'tags', 'kubernetes.io/role/elb') !== undefined);
  return open.length * Math.max(tagged.length, 2);
}

/** The rules of a web ACL; a group of AWS's counts as one. */
function rulesOf(acl: DistObject): unknown[] {
  const rules: unknown = JSON.parse(stringAt(field(acl), 'ruleJson') ?? '[]');
  return Array.isArray(rules) ? rules : [];
}

/** What is billed by the use of a kind. */
const growing: Readonly<Record<string, readonly Item[]>> = {
  'athena Workgroup': ['athena scan'],
  'backup Vault': ['backup storage'],
  'cloudwatch MetricAlarm': ['alarm of a query'],
  'cloudwatchlogs Group': ['log ingestion', 'log storage'],
  'dynamodb Table': ['dynamodb read', 'dynamodb write', 'dynamodb storage', 'dynamodb backup'],
  'ec2 NATGateway': ['nat data'],
  'ecr Repository': ['ecr storage'],
  'eks Cluster': ['eks extended support'],
  'elasticache ServerlessCache': ['cache data', 'cache requests'],
  'kms Key': ['kms request'],
  'networking.k8s.io Ingress': ['load balancer capacity', 'waf request'],
  'rds Cluster': ['aurora capacity', 'aurora io', 'aurora storage'],
  's3 Bucket': ['s3 storage'],
  'secretsmanager Secret': ['api request of secrets'],
  'sns Topic': ['sns publish'],
  'sqs Queue': ['sqs request'],
  'ec2 TransitGatewayVPCAttachment': ['transit gateway data'],
  'ec2 VPCEndpoint': ['endpoint data'],
  'ec2 VPCPeeringConnection': ['peering data'],
};

function growthOf(objects: readonly DistObject[]): Map<Item, readonly string[]> {
  const growth = new Map<Item, string[]>();
  for (const object of objects) {
    for (const item of growing[groupKind(object)] ?? []) {
      if (!applies(item, object)) continue;
      const names = growth.get(item);
      if (names === undefined) growth.set(item, [object.name]);
      else names.push(object.name);
    }
  }
  return growth;
}

/** Gateway endpoints are free; queries, backup, extended support and WAF are only billed where they are asked for. */
function applies(item: Item, object: DistObject): boolean {
  if (item === 'alarm of a query') return isQueryAlarm(object);
  if (item === 'endpoint data') return field(object, 'vpcEndpointType') === 'Interface';
  if (item === 'dynamodb backup') return field(object, 'pointInTimeRecovery', 'enabled') === true;
  if (item === 'eks extended support') return field(object, 'upgradePolicy', 'supportType') !== 'STANDARD';
  if (item === 'waf request') {
    return ['arn', 'name'].some((by) => object.annotations[`alb.ingress.kubernetes.io/wafv2-acl-${by}`] !== undefined);
  }
  return true;
}
