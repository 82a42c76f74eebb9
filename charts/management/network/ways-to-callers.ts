import { Construct } from 'constructs';
import { entrancesOf } from '../../../config/model/entrance';
import type { Environment } from '../../../config/model/environment';
import { managementWay } from '../../../config/model/management-way';
import { names } from '../../../config/model/names';
import * as ec2 from '../../../imports/ec2.aws.m.upbound.io';
import { Aws } from '../../aws/aws';

/**
 * The routes by which internal load balancers answer their callers in other networks. They lead over what joins the VPC to
 * the management cluster's network, since no other way leads out of it.
 */
export class WaysToCallers extends Construct {
  public constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const aws = new Aws(environment);
    const name = names(environment);
    const way = managementWay(environment);
    if (way === undefined) return;
    const ranges = environment.services.flatMap(entrancesOf).flatMap(({ from }) => (from === 'everyone' ? [] : from));
    for (const range of [...new Set(ranges)].sort()) {
      new ec2.Route(
        this,
        range,
        aws.managed(ec2.Route, {
          name: name.callerRoute(range),
          forProvider: {
            routeTableIdRef: { name: name.routeTable('public') },
            destinationCidrBlock: range,
            ...(way.by === 'peering'
              ? { vpcPeeringConnectionIdRef: { name: name.join(way.peering.vpcId) } }
              : { transitGatewayId: way.transitGatewayId }),
          },
        }),
      );
    }
  }
}
