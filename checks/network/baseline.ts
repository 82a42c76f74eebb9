import { kubeletPort } from '../../config/model/aws/fargate';
import type { Environment } from '../../config/model/environment';
import type { Service } from '../../config/model/service';
import type { DistObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, stringAt } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';
import { eksSecurityGroupId } from '../composed/aws-answers';
import { decideByPolicy, type Protocol, policedCluster } from '../reachability/network-policy';
import { type PossiblePod, possiblePods } from '../reachability/possible-pods';
import { isReachabilityRule } from '../reachability/rules';
import { podMembers } from '../reachability/security-group-policies';
import { decideByGroup, type GroupRules, groupRulesOf, type Member } from '../reachability/security-groups';

/** A connection between a pod's own groups and another group, without which the pod does not start or is not seen. */
interface Connection {
  readonly what: string;
  readonly group: string;
  readonly direction: 'from' | 'to';
  readonly port: number;
  readonly protocol: Protocol;
}

/** Stands for the other end, which is recognized by its group and never by its address. */
const elsewhere = '192.0.2.1';

/**
 * Where the pods of an environment's services cannot reach what every pod on Fargate needs (DNS, the API server, the
 * VPC endpoints and the prefix lists of gateway endpoints), cannot be reached on the kubelet's port from inside, or
 * where the platform's own pods cannot reach the endpoints.
 *
 * Source: Amazon EKS best practices guide, "Security groups per pod"; Amazon EKS user guide, "Security groups for
 * pods".
 */
export function baselineProblems(all: readonly DistObject[], environment: Environment): string[] {
  const objects = all.filter(({ file }) => file.startsWith(`dist/${environment.name}/`));
  const rules = objects.filter(isReachabilityRule);
  const groupRules = groupRulesOf(rules);
  const podsIn = possiblePods(objects);
  const eks: Member = { groups: [eksSecurityGroupId], ip: elsewhere };
  const endpoints: Member = { groups: [`eks-endpoints-sg-${environment.name}`], ip: elsewhere };
  const platform = decideByGroup(groupRules, eks, endpoints, 443, 'TCP').ingress;
  return [
    ...(platform
      ? []
      : [`dist/${environment.name} platform pods: not let in to the VPC endpoints on 443 — add the rule`]),
    ...environment.services.flatMap((service) =>
      serviceProblems(objects, rules, groupRules, environment, service, podsIn(service.namespace)),
    ),
  ];
}

function serviceProblems(
  objects: readonly DistObject[],
  rules: readonly DistObject[],
  groupRules: GroupRules,
  environment: Environment,
  { name }: Service,
  pods: readonly PossiblePod[],
): string[] {
  const line = (what: string, fix: string) => `dist/${environment.name} ${name}: ${what} — ${fix}`;
  if (pods.length === 0) return [line('no pods to judge', "render the service's profile and subnets")];
  const members = podMembers(objects, pods);
  const missing = connections(environment).filter(
    (connection) => !members.every((pod) => passes(groupRules, pod, connection)),
  );
  const gateways = objects.filter(
    (object) =>
      groupKind(object) === 'ec2 VPCEndpoint' && at(forProviderOf(object.body), 'vpcEndpointType') === 'Gateway',
  );
  const unlisted = gateways.filter((gateway) => !members.every((pod) => reaches(rules, pod, gateway)));
  return [
    ...missing.map(({ what, direction, port, protocol }) =>
      line(`no rules of security groups ${direction} ${what} on ${protocol} ${port}`, 'add one on either side'),
    ),
    ...unlisted.map((gateway) => line(`no rule to the prefix list of ${gateway.name}`, 'add it to the baseline group')),
    ...resolutionProblems(objects, pods).map((what) => line(what, 'allow DNS in every namespace')),
  ];
}

function connections({ name, platform }: Environment): Connection[] {
  const [cluster, endpoints] = ['cluster', 'endpoints'].map((role) => `eks-${role}-sg-${name}`) as [string, string];
  const https = { direction: 'to', port: 443, protocol: 'TCP' } as const;
  const kubelet = { direction: 'from', port: kubeletPort, protocol: 'TCP' } as const;
  const dns = { what: 'the DNS pods', group: eksSecurityGroupId, direction: 'to', port: 53 } as const;
  return [
    { ...dns, protocol: 'TCP' },
    { ...dns, protocol: 'UDP' },
    { ...https, what: 'the API server', group: cluster },
    { ...https, what: 'the VPC endpoints', group: endpoints },
    { ...kubelet, what: 'the API server', group: cluster },
    ...(platform.controllers.some(({ asksKubelets }) => asksKubelets)
      ? [{ ...kubelet, what: "the platform's pods", group: eksSecurityGroupId }]
      : []),
  ];
}

function passes(rules: GroupRules, pod: Member, { group, direction, port, protocol }: Connection): boolean {
  const peer: Member = { groups: [group], ip: elsewhere };
  const [from, to] = direction === 'to' ? [pod, peer] : [peer, pod];
  const { egress, ingress } = decideByGroup(rules, from, to, port, protocol);
  // EKS gives its own group a rule that lets everything out.
  const out = egress !== undefined || from.groups.includes(eksSecurityGroupId);
  return out && ingress !== undefined;
}

/**
 * Only AWS knows the ids of prefix lists, so a rule is recognized by the composite resource that makes it with its
 * endpoint.
 */
function reaches(rules: readonly DistObject[], pod: Member, gateway: DistObject): boolean {
  return rules.some((rule) => {
    const field = (...keys: string[]) => at(forProviderOf(rule.body), ...keys);
    const isHttps = field('ipProtocol') === 'tcp' && field('fromPort') === 443 && field('toPort') === 443;
    const group = stringAt(field('securityGroupIdRef'), 'name') ?? '';
    return (
      rule.kind === 'SecurityGroupEgressRule' &&
      rule.composite !== undefined &&
      rule.composite === gateway.composite &&
      field('prefixListId') !== undefined &&
      isHttps &&
      pod.groups.includes(group)
    );
  });
}

function resolutionProblems(objects: readonly DistObject[], pods: readonly PossiblePod[]): string[] {
  const cluster = policedCluster(objects);
  const dns = { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' }, ip: elsewhere };
  return (['TCP', 'UDP'] as const)
    .filter((protocol) => pods.some((pod) => decideByPolicy(cluster, pod, dns, 53, protocol).egress === undefined))
    .map((protocol) => `no NetworkPolicy lets it out to the DNS pods on ${protocol} 53`);
}
