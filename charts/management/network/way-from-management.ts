import { Construct } from 'constructs';
import type { Environment } from '../../../config/model/environment';
import { type ManagementWay, managementWay } from '../../../config/model/management-way';
import { names } from '../../../config/model/names';
import * as ec2 from '../../../imports/ec2.aws.m.upbound.io';
import { Aws } from '../../aws/aws';

const https = 443;

/** The way that a peering makes, which has two ends. */
type Peered = Extract<ManagementWay, { by: 'peering' }>;

/**
 * The way from the management cluster to the API of the workload cluster, and the way back: what joins the two networks,
 * the routes, and the rule of the control plane's group. Nothing, where the configuration names no such network.
 */
export class WayFromManagement extends Construct {
  private readonly aws: Aws;
  private readonly name: ReturnType<typeof names>;

  public constructor(
    scope: Construct,
    id: string,
    private readonly environment: Environment,
  ) {
    super(scope, id);
    this.aws = new Aws(environment);
    this.name = names(environment);
    const way = managementWay(environment);
    if (way === undefined) return;
    if (way.by === 'peering') this.peering(way);
    else this.attachment(way.transitGatewayId);
    for (const range of way.cidrs) {
      this.routeBack(range, way);
      this.admission(range);
    }
  }

  /** Stated are also the defaults, because otherwise what somebody switches on would get into the spec and stay. */
  private attachment(transitGatewayId: string): void {
    new ec2.TransitGatewayVpcAttachment(
      this,
      'attachment',
      this.aws.managed(ec2.TransitGatewayVpcAttachment, {
        name: this.name.join(transitGatewayId),
        confirmDeletion: true,
        forProvider: {
          transitGatewayId,
          vpcIdRef: { name: this.name.vpc },
          subnetIdRefs: this.environment.zones.map((zone) => ({ name: this.name.subnet('private', zone) })),
          applianceModeSupport: 'disable',
          dnsSupport: 'enable',
          ipv6Support: 'disable',
          securityGroupReferencingSupport: 'disable',
        },
      }),
    );
  }

  /** Each end of a peering can be written only from its own account, also where both are in one region. */
  private peering({ peering }: Peered): void {
    const { region, roleArn, routeTableIds, vpcId } = peering;
    const place = { region, providerConfig: this.name.peerConfig };
    const name = this.name.join(vpcId);
    new ec2.VpcPeeringConnection(
      this,
      'peering',
      this.aws.managed(ec2.VpcPeeringConnection, {
        name,
        confirmDeletion: true,
        forProvider: {
          vpcIdRef: { name: this.name.vpc },
          peerVpcId: vpcId,
          peerOwnerId: roleArn.split(':')[4],
          peerRegion: region,
        },
      }),
    );
    new ec2.VpcPeeringConnectionAccepter(
      this,
      'accepter',
      this.aws.managed(ec2.VpcPeeringConnectionAccepter, {
        name,
        place,
        forProvider: { vpcPeeringConnectionIdRef: { name }, autoAccept: true },
      }),
    );
    for (const routeTableId of routeTableIds) {
      new ec2.Route(
        this,
        routeTableId,
        this.aws.managed(ec2.Route, {
          name: this.name.peerRoute(routeTableId),
          place,
          forProvider: {
            routeTableId,
            destinationCidrBlock: this.environment.vpcCidr,
            vpcPeeringConnectionIdRef: { name },
          },
        }),
      );
    }
  }

  /** Control planes have their interfaces in the private subnets, which have no other route that leads there. */
  private routeBack(range: string, way: ManagementWay): void {
    new ec2.Route(
      this,
      `route-${range}`,
      this.aws.managed(ec2.Route, {
        name: this.name.managementRoute(range),
        forProvider: {
          routeTableIdRef: { name: this.name.routeTable('private') },
          destinationCidrBlock: range,
          ...(way.by === 'peering'
            ? { vpcPeeringConnectionIdRef: { name: this.name.join(way.peering.vpcId) } }
            : { transitGatewayId: way.transitGatewayId }),
        },
      }),
    );
  }

  private admission(range: string): void {
    new ec2.SecurityGroupIngressRule(
      this,
      `admits-${range}`,
      this.aws.managed(ec2.SecurityGroupIngressRule, {
        name: this.name.managementRule(range),
        forProvider: {
          securityGroupIdRef: { name: this.name.securityGroup('cluster') },
          cidrIpv4: range,
          ipProtocol: 'tcp',
          fromPort: https,
          toPort: https,
          description: 'management network to cluster',
        },
      }),
    );
  }
}
