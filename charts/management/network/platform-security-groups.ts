import { Construct } from 'constructs';
import { kubeletPort } from '../../../config/model/aws/fargate';
import { entrancesOf, portsOf } from '../../../config/model/entrance';
import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import * as ec2 from '../../../imports/ec2.aws.m.upbound.io';
import { Aws } from '../../aws/aws';
import { SecurityGroup, type SecurityGroupProps } from '../../aws/security-group';

const https = 443;

/**
 * The groups that every workload needs: the control plane's network interfaces, the pods' baseline, the VPC endpoints
 * and the load balancers. What a service may reach beyond the baseline stands in the service's own unit.
 */
export class PlatformSecurityGroups extends Construct {
  public constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const group = (role: string, description: string, rules: Pick<SecurityGroupProps, 'ingress' | 'egress'>) =>
      new SecurityGroup(this, role, { environment, role, description, ...rules });

    group('cluster', 'Network interfaces of the Kubernetes control plane', {
      ingress: [{ from: 'pods', port: https }],
      egress: [{ to: 'pods', port: kubeletPort }],
    });
    group('pods', 'Baseline of every pod: API server, kubelet port, VPC endpoints', {
      ingress: [{ from: 'cluster', port: kubeletPort }],
      egress: [
        { to: 'cluster', port: https },
        { to: 'endpoints', port: https },
      ],
    });
    group('endpoints', 'Interfaces of the VPC endpoints', { ingress: [{ from: 'pods', port: https }], egress: [] });
    const entrances = environment.connections.filter(({ from }) => from === 'load-balancers');
    group('load-balancers', 'Load balancers in the public subnets', {
      ingress: [],
      egress: entrances,
    });
    // The group always exists; the internet is let in only where an entrance is declared.
    const open = environment.services.flatMap(entrancesOf).filter(({ from }) => from === 'everyone');
    for (const port of new Set(open.flatMap(portsOf))) {
      new ec2.SecurityGroupIngressRule(
        this,
        `load-balancers-from-internet-${port}`,
        new Aws(environment).managed(ec2.SecurityGroupIngressRule, {
          name: names(environment).securityGroupRule('load-balancers', 'from', 'internet', port),
          forProvider: {
            securityGroupIdRef: { name: names(environment).securityGroup('load-balancers') },
            cidrIpv4: '0.0.0.0/0',
            ipProtocol: 'tcp',
            fromPort: port,
            toPort: port,
            description: 'internet to load-balancers',
          },
        }),
      );
    }
  }
}
