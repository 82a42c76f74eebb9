import * as ec2 from '../../../imports/ec2.aws.m.upbound.io';
import type { CompositeDefinition } from './composite-definition';
import { rules } from './rules';
import { schema } from './schema';

const { document, object, tags, text } = schema;

/** A gateway VPC endpoint: a composite because the rule that lets pods reach it names its prefix list. */
export const gatewayEndpoint: CompositeDefinition = {
  kind: 'GatewayEndpoint',
  plural: 'gatewayendpoints',
  description: 'A gateway VPC endpoint with the routes to it and the way of a security group to its addresses.',
  source: 'gateway_endpoint.py',
  composes: [ec2.VpcEndpoint.GVK, ec2.VpcEndpointRouteTableAssociation.GVK, ec2.SecurityGroupEgressRule.GVK],
  columns: { SERVICE: '.spec.serviceName', 'PREFIX LIST': '.status.prefixListId' },
  spec: object('The endpoint that is wanted. Names are those of objects in the same namespace.', {
    region: text('AWS region.', rules.region, rules.immutableName),
    tags,
    serviceName: text(
      'AWS service behind the endpoint.',
      [
        "self.matches('^com[.]amazonaws[.][a-z0-9-]+[.](s3|dynamodb)$')",
        'has no gateway endpoint — write com.amazonaws.<region>.s3 or com.amazonaws.<region>.dynamodb',
      ],
      rules.immutableName,
    ),
    vpcName: text('VPC in which the endpoint is.', rules.objectName, rules.immutableReference),
    policy: document('Endpoint policy.', rules.policy),
    routes: object('The routes to the endpoint.', {
      name: text('Name of the VPCEndpointRouteTableAssociation.', rules.objectName, rules.immutableName),
      routeTableName: text('RouteTable that gets them.', rules.objectName, rules.immutableReference),
    }),
    rule: object('The rule that lets out what goes to the endpoint, on tcp 443.', {
      name: text('Name of the SecurityGroupEgressRule.', rules.objectName, rules.immutableName),
      groupName: text('SecurityGroup whose rule it is.', rules.objectName, rules.immutableReference),
      description: text('What connects to what.'),
    }),
  }),
  status: { prefixListId: text('Id of the list of the service’s addresses.') },
};
