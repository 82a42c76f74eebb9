import { kubeletPort } from '../../config/model/aws/fargate';
import type { Environment } from '../../config/model/environment';
import type { Service } from '../../config/model/service';
import type { DistObject } from '../../objects/dist';
import { eksSecurityGroupId } from '../composed/aws-answers';
import { decideByPolicy, type Endpoint, type Protocol, policedCluster } from '../reachability/network-policy';
import { possiblePods } from '../reachability/possible-pods';
import { isReachabilityRule, portsToTry } from '../reachability/rules';
import { podMembers } from '../reachability/security-group-policies';
import { decideByGroup, groupRulesOf, type Member } from '../reachability/security-groups';

/** Who might connect to a service's pods without being a service, and on which TCP ports it may. */
interface Caller {
  readonly what: string;
  readonly as: Endpoint | Member;
  readonly ports: readonly number[];
}

const outside = '192.0.2.1';

/**
 * Where anything other than a service reaches the pods of an environment's services in another way than declared: by
 * NetworkPolicies the platform's own pods, the public subnets and strangers; by security groups the platform's groups
 * and the internet; on every port, TCP and UDP.
 */
export function wayInProblems(all: readonly DistObject[], environment: Environment): string[] {
  const objects = all.filter(({ file }) => file.startsWith(`dist/${environment.name}/`));
  const rules = objects.filter(isReachabilityRule);
  const cluster = policedCluster(objects);
  const groupRules = groupRulesOf(rules);
  const ports = portsToTry(rules, []);
  const podsIn = possiblePods(objects);
  return environment.services.flatMap((service) => {
    const pods = podsIn(service.namespace);
    const at = `dist/${environment.name} ${service.name}`;
    if (pods.length === 0) return [`${at}: no pods to judge — render the service's profile and subnets`];
    const members = podMembers(objects, pods);
    const judge = ({ what, as, ports: allowed }: Caller) =>
      ports.flatMap((port) =>
        (['TCP', 'UDP'] as const).flatMap((protocol: Protocol) => {
          const wanted = protocol === 'TCP' && allowed.includes(port);
          const made =
            'groups' in as
              ? members.map((to) => decideByGroup(groupRules, as, to, port, protocol).ingress)
              : pods.map((to) => decideByPolicy(cluster, as, to, port, protocol).ingress);
          const wrong = made.find((by) => (by !== undefined) !== wanted) ?? 'nothing';
          if (made.every((by) => (by !== undefined) === wanted)) return [];
          return [
            `${at} from ${what} on ${protocol} ${port}: ${wanted ? 'not ' : ''}let in (by ${wrong}) — correct it`,
          ];
        }),
      );
    return [...byPolicy(environment, service), ...byGroup(environment, service)].flatMap(judge);
  });
}

function byPolicy(environment: Environment, service: Service): Caller[] {
  const namespaces = new Set(environment.platform.controllers.map(({ namespace }) => namespace));
  const dns = { 'k8s-app': 'kube-dns' };
  return [
    ...[...namespaces].map((namespace) => ({
      what: `pods in ${namespace}`,
      as: { namespace, labels: namespace === 'kube-system' ? dns : {}, ip: outside },
      ports: [],
    })),
    ...environment.subnets.public.map((range) => ({
      what: `load balancers in ${range}`,
      as: { ip: range.replace(/0\/\d+$/, '9') },
      ports: [...entrancePorts(service, service.ingress), ...entrancePorts(service, service.internalIngress)],
    })),
    { what: 'a stranger', as: { ip: outside }, ports: [] },
  ];
}

function byGroup(environment: Environment, service: Service): Caller[] {
  const own = (role: string, ports: number[]): Caller => ({
    what: `group ${role}`,
    as: { groups: [`eks-${role}-sg-${environment.name}`], ip: outside },
    ports,
  });
  const asked = environment.platform.controllers.some(({ asksKubelets }) => asksKubelets);
  return [
    own('cluster', [kubeletPort]),
    own('endpoints', []),
    own('load-balancers', entrancePorts(service, service.ingress)),
    ...environment.services.map((other) =>
      own(`${other.name}-internal`, other.name === service.name ? entrancePorts(service, service.internalIngress) : []),
    ),
    {
      what: 'the group that EKS makes',
      as: { groups: [eksSecurityGroupId], ip: outside },
      ports: asked ? [kubeletPort] : [],
    },
    { what: 'no group', as: { groups: [], ip: outside }, ports: [] },
  ];
}

/** The load balancer sends to the port that its entrance names, or else to the first. */
function entrancePorts({ ports }: Service, entrance: Service['ingress']): number[] {
  if (entrance === undefined) return [];
  const named = ports.filter(({ name }) => entrance.port === undefined || name === entrance.port);
  return named.slice(0, 1).map(({ number }) => number);
}
