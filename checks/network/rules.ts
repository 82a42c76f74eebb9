import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, listAt, stringAt } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';
import { eksSecurityGroupId } from '../composed/aws-answers';

type Check = (object: DistObject, all: readonly DistObject[]) => string[];

const anywhere = new Set(['0.0.0.0/0', '::/0']);

/** Everything that opens the network further than it must, and every connection that only one of its two sides allows. */
export function networkProblems(objects: readonly DistObject[]): string[] {
  return objects.flatMap((object) =>
    (checks[groupKind(object)]?.(object, objects) ?? []).map((problem) => `${where(object)}: ${problem}`),
  );
}

// What must stay off has to be stated: if a field is left out, late initialization writes into it what somebody
// switched on.
const checks: Readonly<Record<string, Check>> = {
  'ec2 DefaultSecurityGroup': (object) =>
    ['ingress', 'egress']
      .filter((direction) => listAt(forProviderOf(object.body), direction).length > 0)
      .map((direction) => `spec.forProvider.${direction}: has rules — the default group lets nothing through`),
  'ec2 FlowLog': (object) => {
    const traffic = at(forProviderOf(object.body), 'trafficType');
    return traffic === 'ALL' ? [] : [`spec.forProvider.trafficType: not all traffic (${traffic}) — write ALL`];
  },
  'ec2 Route': routeProblems,
  'ec2 SecurityGroupEgressRule': (object, all) => [...protocolProblems(object), ...mirrorProblems(object, all)],
  'ec2 SecurityGroupIngressRule': (object, all) => [
    ...protocolProblems(object),
    ...openIngress(object, all),
    ...mirrorProblems(object, all),
  ],
  'ec2 Subnet': (object) =>
    at(forProviderOf(object.body), 'mapPublicIpOnLaunch') === false
      ? []
      : ['spec.forProvider.mapPublicIpOnLaunch: lets it give public addresses — write false'],
  'ec2 VPC': (object) =>
    at(forProviderOf(object.body), 'assignGeneratedIpv6CidrBlock') === false
      ? []
      : ['spec.forProvider.assignGeneratedIpv6CidrBlock: lets it have addresses of the internet — write false'],
};

const named = (object: DistObject, reference: string) => stringAt(forProviderOf(object.body), reference, 'name') ?? '';

/** A group at one end of a rule: its object, or the id of the group that EKS makes, which has no object. */
const group = (rule: DistObject, end: 'securityGroupId' | 'referencedSecurityGroupId') =>
  named(rule, `${end}Ref`) || (stringAt(forProviderOf(rule.body), end) ?? '');

function routeProblems(route: DistObject, all: readonly DistObject[]): string[] {
  const destinations = ['destinationCidrBlock', 'destinationIpv6CidrBlock'].map(
    (key) => stringAt(forProviderOf(route.body), key) ?? '',
  );
  const table = named(route, 'routeTableIdRef');
  if (!destinations.some((destination) => anywhere.has(destination))) return [];
  const subnets = all
    .filter((object) => groupKind(object) === 'ec2 RouteTableAssociation' && object.namespace === route.namespace)
    .filter((object) => named(object, 'routeTableIdRef') === table)
    .map((object) => named(object, 'subnetIdRef'));
  const pods = all
    .filter((object) => groupKind(object) === 'eks FargateProfile' && object.namespace === route.namespace)
    .flatMap((object) =>
      listAt(forProviderOf(object.body), 'subnetIdRefs').map((subnet) => stringAt(subnet, 'name') ?? ''),
    );
  const shared = subnets.find((subnet) => pods.includes(subnet));
  if (shared !== undefined)
    return [`a default route for pods in subnet ${shared} (${table}) — route them to endpoints only`];
  return /private/.test(table) ? [`a default route in a private route table (${table}) — leave it out`] : [];
}

function protocolProblems(rule: DistObject): string[] {
  const protocol = stringAt(forProviderOf(rule.body), 'ipProtocol') ?? '';
  const ports = ['fromPort', 'toPort'].map((port) => at(forProviderOf(rule.body), port));
  if (['-1', 'all'].includes(protocol)) return [`spec.forProvider.ipProtocol: every protocol (${protocol}) — name one`];
  const missing = ports.some((port) => typeof port !== 'number');
  return missing ? [`spec.forProvider: no fromPort and toPort (${ports}) — give both`] : [];
}

function openIngress(rule: DistObject, all: readonly DistObject[]): string[] {
  const forProvider = forProviderOf(rule.body);
  const open = ['cidrIpv4', 'cidrIpv6']
    .map((key) => stringAt(forProvider, key) ?? '')
    .find((cidr) => anywhere.has(cidr));
  if (open === undefined) return [];
  const [first, last] = [at(forProvider, 'fromPort'), at(forProvider, 'toPort')];
  const allowed = first === last && (last === 443 || last === 80) && at(forProvider, 'ipProtocol') === 'tcp';
  if (allowed && /^eks-load-balancers-sg-/.test(named(rule, 'securityGroupIdRef'))) {
    const entrances = all.filter((object) => object.kind === 'Ingress' && object.cluster === rule.namespace);
    const annotated = (object: DistObject, name: string) => object.annotations[`alb.ingress.kubernetes.io/${name}`];
    const answering = entrances.filter(
      (object) =>
        annotated(object, 'scheme') === 'internet-facing' && (last === 443 || annotated(object, 'ssl-redirect')),
    );
    if (answering.length > 0) return [];
    const what = last === 443 ? 'an entrance from the internet' : 'an entrance that redirects to HTTPS';
    return [`open to everyone (${open}) in an environment without ${what} — leave it out`];
  }
  return [`open to everyone (${open}) — only the load balancers’ group is, and only tcp 443, or 80 to redirect`];
}

/** A connection between two groups needs a rule on either side. */
function mirrorProblems(rule: DistObject, all: readonly DistObject[]): string[] {
  const peer = group(rule, 'referencedSecurityGroupId');
  // EKS gives its own group a rule that lets everything out. Source: Amazon EKS user guide, "Amazon EKS security group
  // requirements".
  if (peer === '' || (rule.kind === 'SecurityGroupIngressRule' && peer === eksSecurityGroupId)) return [];
  const mirrored = rule.kind === 'SecurityGroupIngressRule' ? 'SecurityGroupEgressRule' : 'SecurityGroupIngressRule';
  const wanted = connection(peer, group(rule, 'securityGroupId'), rule);
  const found = all.some(
    (other) =>
      groupKind(other) === `ec2 ${mirrored}` &&
      other.namespace === rule.namespace &&
      connection(group(other, 'securityGroupId'), group(other, 'referencedSecurityGroupId'), other) === wanted,
  );
  return found ? [] : [`no ${mirrored} on the other side (${wanted}) — add it or remove this one`];
}

function connection(owner: string, peer: string, rule: DistObject): string {
  const [protocol, from, to] = ['ipProtocol', 'fromPort', 'toPort'].map((key) => at(forProviderOf(rule.body), key));
  return `${owner} with ${peer} on ${protocol} ${from}-${to}`;
}
