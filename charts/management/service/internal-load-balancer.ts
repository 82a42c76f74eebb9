import { Construct } from 'constructs';
import { entrancesOf, portsOf } from '../../../config/model/entrance';
import { names } from '../../../config/model/names';
import * as ec2 from '../../../imports/ec2.aws.m.upbound.io';
import { Aws } from '../../aws/aws';
import { SecurityGroup } from '../../aws/security-group';
import type { OwnedProps } from './owned';

/** The security group of a service's internal load balancer, which lets in the declared callers and nobody else. */
export class InternalLoadBalancer extends Construct {
  public constructor(scope: Construct, id: string, { environment, service }: OwnedProps) {
    super(scope, id);
    const name = names(environment);
    for (const entrance of entrancesOf(service)) {
      const { from, group } = entrance;
      if (from === 'everyone') continue;
      new SecurityGroup(this, 'security-group', {
        environment,
        service: service.name,
        role: group,
        description: `Internal load balancer of ${service.name}`,
        ingress: [],
        egress: environment.connections.filter((connection) => connection.from === group),
      });
      for (const range of from) {
        for (const port of portsOf(entrance)) {
          new ec2.SecurityGroupIngressRule(
            this,
            `from-${range}-${port}`,
            new Aws(environment).managed(ec2.SecurityGroupIngressRule, {
              name: name.callerRule(group, range, port),
              service: service.name,
              forProvider: {
                securityGroupIdRef: { name: name.securityGroup(group) },
                cidrIpv4: range,
                ipProtocol: 'tcp',
                fromPort: port,
                toPort: port,
                description: `callers in other networks to ${group}`,
              },
            }),
          );
        }
      }
    }
  }
}
