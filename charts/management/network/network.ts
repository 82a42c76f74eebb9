import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import * as ec2 from '../../../imports/ec2.aws.m.upbound.io';
import { Aws } from '../../aws/aws';
import { FlowLogs } from './flow-logs';
import { LoadBalancerLogs } from './load-balancer-logs';
import { PlatformSecurityGroups } from './platform-security-groups';
import { ReachRoutes } from './reach-routes';
import { WayFromManagement } from './way-from-management';
import { WaysToCallers } from './ways-to-callers';
import { WebAcl } from './web-acl';

/**
 * The VPC: a public and a private subnet in each zone. Private subnets have no way out but the VPC endpoints, and answer
 * the management cluster; public ones hold load balancers only.
 */
export class NetworkChart extends Chart {
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

    new ec2.Vpc(
      this,
      'vpc',
      this.aws.managed(ec2.Vpc, {
        name: this.name.vpc,
        confirmDeletion: true,
        forProvider: {
          cidrBlock: environment.vpcCidr,
          // Endpoints' private names resolve only with both.
          enableDnsSupport: true,
          enableDnsHostnames: true,
          // Stated, because otherwise a range that somebody adds by hand would get into the spec and stay.
          assignGeneratedIpv6CidrBlock: false,
        },
      }),
    );
    this.subnets('public', { 'kubernetes.io/role/elb': '1' });
    this.subnets('private', { 'kubernetes.io/role/internal-elb': '1' });
    this.publicRoute();

    new ec2.DefaultSecurityGroup(
      this,
      'default-security-group',
      // Adopts the group that AWS makes with every VPC and empties it, so that something without a group of its own
      // connects to nothing.
      this.aws.managed(ec2.DefaultSecurityGroup, {
        name: this.name.securityGroup('default'),
        forProvider: { vpcIdRef: { name: this.name.vpc } },
      }),
    );
    new FlowLogs(this, 'flow-logs', environment);
    new LoadBalancerLogs(this, 'load-balancer-logs', environment);
    new PlatformSecurityGroups(this, 'security-groups', environment);
    new WayFromManagement(this, 'way-from-management', environment);
    new ReachRoutes(this, 'reach-routes', environment);
    new WaysToCallers(this, 'ways-to-callers', environment);
    new WebAcl(this, 'web-acl', environment);
  }

  private subnets(tier: 'public' | 'private', tags: Record<string, string>): void {
    const routeTable = this.name.routeTable(tier);
    new ec2.RouteTable(
      this,
      `${tier}-route-table`,
      this.aws.managed(ec2.RouteTable, {
        name: routeTable,
        confirmDeletion: true,
        forProvider: { vpcIdRef: { name: this.name.vpc } },
      }),
    );
    for (const [index, zone] of this.environment.zones.entries()) {
      const name = this.name.subnet(tier, zone);
      new ec2.Subnet(
        this,
        `${tier}-${zone}`,
        this.aws.managed(ec2.Subnet, {
          name,
          tags,
          confirmDeletion: true,
          forProvider: {
            vpcIdRef: { name: this.name.vpc },
            availabilityZoneId: zone,
            cidrBlock: this.environment.subnets[tier][index],
            mapPublicIpOnLaunch: false,
          },
        }),
      );
      new ec2.RouteTableAssociation(
        this,
        `${tier}-${zone}-routes`,
        this.aws.managed(ec2.RouteTableAssociation, {
          name,
          forProvider: { subnetIdRef: { name }, routeTableIdRef: { name: routeTable } },
        }),
      );
    }
  }

  private publicRoute(): void {
    const gateway = this.name.internetGateway;
    new ec2.InternetGateway(
      this,
      'internet-gateway',
      this.aws.managed(ec2.InternetGateway, {
        name: gateway,
        confirmDeletion: true,
        forProvider: { vpcIdRef: { name: this.name.vpc } },
      }),
    );
    new ec2.Route(
      this,
      'public-default-route',
      this.aws.managed(ec2.Route, {
        name: `${this.name.routeTable('public')}-default`,
        forProvider: {
          routeTableIdRef: { name: this.name.routeTable('public') },
          destinationCidrBlock: '0.0.0.0/0',
          gatewayIdRef: { name: gateway },
        },
      }),
    );
  }
}
