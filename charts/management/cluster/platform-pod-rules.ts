import { kubeletPort } from '../../../config/model/aws/fargate';
import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import * as composites from '../../../imports/composites';

type Rule = composites.EksClusterSpecSecurityGroupRules;

const { EGRESS, INGRESS } = composites.EksClusterSpecSecurityGroupRulesDirection;
const { TCP, UDP } = composites.EksClusterSpecSecurityGroupRulesProtocol;

/** How the names of rules call the security group that EKS makes. */
const eks = 'eks';

/**
 * The rules of the platform's own pods, DNS among them. They carry the security group that EKS makes with the cluster,
 * which lets its members reach each other and everything else, so only the other end of each connection needs a rule.
 */
export function platformPodRules(environment: Environment): Rule[] {
  const name = names(environment);
  const resolves = [TCP, UDP].flatMap((protocol): Rule[] => {
    const dns = { protocol, port: 53, description: `pods resolve names (${protocol})` };
    return [
      {
        ...dns,
        name: name.securityGroupRule('pods', 'to', eks, 53, protocol),
        direction: EGRESS,
        groupName: name.securityGroup('pods'),
      },
      {
        ...dns,
        name: name.securityGroupRule(eks, 'from', 'pods', 53, protocol),
        direction: INGRESS,
        peerName: name.securityGroup('pods'),
      },
    ];
  });
  const admits = (role: string, port: number, description: string): Rule => ({
    name: name.securityGroupRule(role, 'from', eks, port),
    direction: INGRESS,
    groupName: name.securityGroup(role),
    protocol: TCP,
    port,
    description,
  });
  const asking = environment.platform.controllers.filter(({ asksKubelets }) => asksKubelets).map((one) => one.name);
  return [
    ...resolves,
    admits('endpoints', 443, 'platform pods to endpoints'),
    ...(asking.length > 0 ? [admits('pods', kubeletPort, `${asking.join(', ')} to the kubelet port of pods`)] : []),
  ];
}
