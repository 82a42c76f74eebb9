import { Construct } from 'constructs';
import type { Environment } from '../../config/model/environment';
import { hyphenated, names } from '../../config/model/names';
import * as ec2 from '../../imports/ec2.aws.m.upbound.io';
import { Aws } from './aws';

/** What a security group is for, and what it lets in and out. */
export interface SecurityGroupProps {
  readonly environment: Environment;
  /** Role of the group, the middle of its name: `pods` gives `eks-pods-sg-dev`. */
  readonly role: string;
  /** What its members are. */
  readonly description: string;
  /** Service that the group belongs to. @default - none, it belongs to the platform */
  readonly service?: string;
  /** Tags in addition to those that everything has. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Groups, by role, that may connect to a member, and the TCP port. */
  readonly ingress: readonly { readonly from: string; readonly port: number }[];
  /** Groups, by role, that a member may connect to, and the TCP port. */
  readonly egress: readonly { readonly to: string; readonly port: number }[];
  /** Addresses outside of the VPC that a member may connect to: a range, or the id of a prefix list. @default - none */
  readonly addresses?: readonly OutsideAddresses[];
}

/** Addresses outside of the VPC, with the port and the protocol on which they are reached. */
interface OutsideAddresses {
  readonly what: { readonly cidrIpv4: string } | { readonly prefixListId: string };
  readonly port: number;
  readonly protocol: string;
  /** What is there. */
  readonly description: string;
}

/** A security group with one rule object for each connection, named after its two ends. */
export class SecurityGroup extends Construct {
  private readonly aws: Aws;

  public constructor(
    scope: Construct,
    id: string,
    private readonly props: SecurityGroupProps,
  ) {
    super(scope, id);
    this.aws = new Aws(props.environment);
    const { vpc, securityGroup } = names(props.environment);
    const name = securityGroup(props.role);
    new ec2.SecurityGroup(
      this,
      'group',
      this.aws.managed(ec2.SecurityGroup, {
        name,
        service: props.service,
        tags: props.tags,
        confirmDeletion: true,
        forProvider: { name, description: props.description, vpcIdRef: { name: vpc } },
      }),
    );
    for (const { from, port } of props.ingress) {
      const rule = this.aws.managed(ec2.SecurityGroupIngressRule, this.rule('from', from, port));
      new ec2.SecurityGroupIngressRule(this, `from-${from}-${port}`, rule);
    }
    for (const { to, port } of props.egress) {
      const rule = this.aws.managed(ec2.SecurityGroupEgressRule, this.rule('to', to, port));
      new ec2.SecurityGroupEgressRule(this, `to-${to}-${port}`, rule);
    }
    for (const outside of props.addresses ?? []) this.addresses(outside);
  }

  private addresses({ what, port, protocol, description }: OutsideAddresses): void {
    const { environment, role, service } = this.props;
    const name = names(environment);
    const peer = 'cidrIpv4' in what ? hyphenated(what.cidrIpv4) : what.prefixListId;
    const rule = name.securityGroupRule(role, 'to', peer, port, protocol);
    new ec2.SecurityGroupEgressRule(
      this,
      rule,
      this.aws.managed(ec2.SecurityGroupEgressRule, {
        name: rule,
        service,
        forProvider: {
          securityGroupIdRef: { name: name.securityGroup(role) },
          ...what,
          ipProtocol: protocol,
          fromPort: port,
          toPort: port,
          description,
        },
      }),
    );
  }

  private rule(direction: 'from' | 'to', peer: string, port: number) {
    const { environment, role, service } = this.props;
    const name = names(environment);
    return {
      name: name.securityGroupRule(role, direction, peer, port),
      service,
      forProvider: {
        securityGroupIdRef: { name: name.securityGroup(role) },
        referencedSecurityGroupIdRef: { name: name.securityGroup(peer) },
        ipProtocol: 'tcp',
        fromPort: port,
        toPort: port,
        description: direction === 'from' ? `${peer} to ${role}` : `${role} to ${peer}`,
      },
    };
  }
}
