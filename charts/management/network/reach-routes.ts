import { Construct } from 'constructs';
import type { Environment } from '../../../config/model/environment';
import { managementWay } from '../../../config/model/management-way';
import { names } from '../../../config/model/names';
import { addressesOf } from '../../../config/model/reaches/reach';
import * as ec2 from '../../../imports/ec2.aws.m.upbound.io';
import { Aws } from '../../aws/aws';

/** The routes by the transit gateway to the other networks that services reach; nothing, where none reaches any. */
export class ReachRoutes extends Construct {
  public constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const way = managementWay(environment);
    if (way?.by !== 'transit gateway') return;
    const { reachRoute, routeTable } = names(environment);
    const reached = environment.services
      .flatMap(({ reaches }) => addressesOf(reaches))
      .map(({ range, prefixList }) =>
        prefixList === undefined ? { destinationCidrBlock: range } : { destinationPrefixListId: prefixList.id },
      );
    // Several services reach the same network by one route.
    const targets = new Map(reached.map((one) => [Object.values(one).join(), one]));
    for (const [target, destination] of targets) {
      new ec2.Route(
        this,
        target,
        new Aws(environment).managed(ec2.Route, {
          name: reachRoute(target),
          forProvider: {
            routeTableIdRef: { name: routeTable('private') },
            ...destination,
            transitGatewayId: way.transitGatewayId,
          },
        }),
      );
    }
  }
}
