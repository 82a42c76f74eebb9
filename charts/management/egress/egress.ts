import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import { egressProxy } from '../../../config/model/reaches/egress-proxy';
import { hostsOf } from '../../../config/model/reaches/reach';
import * as ec2 from '../../../imports/ec2.aws.m.upbound.io';
import { Aws } from '../../aws/aws';
import { FargateProfile } from '../../aws/fargate-profile';
import { LogGroup, writesLogs } from '../../aws/log-group';
import { PodSecurityGroups } from '../../aws/pod-security-groups';
import { SecurityGroup } from '../../aws/security-group';

/**
 * The only way to the internet: NAT gateways with addresses that stay, and the proxy's pods in subnets of their own, whose
 * route tables alone lead there. It exists only where a service reaches hosts on the internet.
 */
export class EgressChart extends Chart {
  private readonly aws: Aws;
  private readonly name: ReturnType<typeof names>;

  public constructor(
    scope: Construct,
    id: string,
    private readonly environment: Environment,
  ) {
    super(scope, id, { namespace: environment.name });
    this.aws = new Aws(environment);
    this.name = names(environment);
    for (const zone of this.zones) {
      this.gateway(zone.name);
      this.subnet(zone);
    }
    this.proxy();
  }

  /** The zones with a way out, each with its subnet's range. */
  private get zones() {
    const { zones, endpointZones, subnets } = this.environment;
    return zones
      .slice(0, endpointZones)
      .map((name, index) => ({ name, range: subnets.egress[index] ?? '', subnet: this.name.subnet('egress', name) }));
  }

  /** In the zone's public subnet, so that a zone that fails takes no other's way out with it. */
  private gateway(zone: string): void {
    const name = this.name.natGateway(zone);
    new ec2.Eip(this, `${zone}-address`, this.aws.managed(ec2.Eip, { name, forProvider: { domain: 'vpc' } }));
    new ec2.NatGateway(
      this,
      `${zone}-gateway`,
      this.aws.managed(ec2.NatGateway, {
        name,
        confirmDeletion: true,
        forProvider: {
          allocationIdRef: { name },
          connectivityType: 'public',
          subnetIdRef: { name: this.name.subnet('public', zone) },
        },
      }),
    );
  }

  private subnet({ name: zone, range, subnet }: EgressChart['zones'][number]): void {
    const routeTable = this.name.egressRouteTable(zone);
    const vpcIdRef = { name: this.name.vpc };
    new ec2.Subnet(
      this,
      zone,
      this.aws.managed(ec2.Subnet, {
        name: subnet,
        confirmDeletion: true,
        forProvider: { vpcIdRef, availabilityZoneId: zone, cidrBlock: range, mapPublicIpOnLaunch: false },
      }),
    );
    new ec2.RouteTable(
      this,
      `${zone}-routes`,
      this.aws.managed(ec2.RouteTable, { name: routeTable, confirmDeletion: true, forProvider: { vpcIdRef } }),
    );
    new ec2.RouteTableAssociation(
      this,
      `${zone}-association`,
      this.aws.managed(ec2.RouteTableAssociation, {
        name: subnet,
        forProvider: { subnetIdRef: { name: subnet }, routeTableIdRef: { name: routeTable } },
      }),
    );
    new ec2.Route(
      this,
      `${zone}-default`,
      this.aws.managed(ec2.Route, {
        name: `${routeTable}-default`,
        forProvider: {
          routeTableIdRef: { name: routeTable },
          destinationCidrBlock: '0.0.0.0/0',
          natGatewayIdRef: { name: this.name.natGateway(zone) },
        },
      }),
    );
  }

  /** Where its pods run, what they write, and who connects to them. */
  private proxy(): void {
    const { environment } = this;
    const logGroup = this.name.applicationLogGroup(egressProxy);
    new LogGroup(this, 'logs', { environment, name: logGroup });
    new FargateProfile(this, 'fargate', {
      environment,
      use: egressProxy,
      selectors: [{ namespace: egressProxy }],
      subnets: this.zones.map(({ name, subnet, range }) => ({ name: subnet, zone: name, range })),
      awsPolicies: ['AmazonEKSFargatePodExecutionRolePolicy'],
      statements: [writesLogs(this.aws, logGroup)],
    });
    const reached = environment.services.flatMap(({ reaches }) => hostsOf(reaches));
    new SecurityGroup(this, 'security-group', {
      environment,
      role: egressProxy,
      description: 'Proxy by which services reach hosts on the internet',
      ingress: environment.connections.filter(({ to }) => to === egressProxy),
      egress: [],
      // A group knows no exceptions: the proxy itself refuses private addresses, and the other end of each in the VPC is
      // a group that does not let it in.
      addresses: [...new Set(reached.map(({ port }) => port))].sort().map((port) => ({
        what: { cidrIpv4: '0.0.0.0/0' },
        port,
        protocol: 'tcp',
        description: `${egressProxy} to the internet`,
      })),
    });
    // No pod is admitted without its groups, so none starts before its own profile is there: until then that of services,
    // which takes every namespace, would start it where no way out is, by a role that cannot pull its image.
    new PodSecurityGroups(this, 'pod-security-groups', {
      environment,
      role: egressProxy,
      namespace: egressProxy,
      wave: 1,
    });
  }
}
