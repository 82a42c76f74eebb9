import type { DistObject } from '../../objects/dist';
import { at, type JsonObject, stringAt } from '../../objects/json';
import { prefixListId } from './aws-answers';
import { managedResource } from './managed-resource';

/** What a GatewayEndpoint composes once AWS has given the id of its prefix list. */
export function gatewayEndpointComposes(composite: DistObject): JsonObject[] {
  const { name, body } = composite;
  const spec = (...fields: string[]) => at(body, 'spec', ...fields);
  const named = (...fields: string[]) => ({ name: spec(...fields) });
  const region = spec('region');
  return [
    managedResource(composite, {
      api: 'ec2',
      kind: 'VPCEndpoint',
      name,
      forProvider: {
        region,
        vpcEndpointType: 'Gateway',
        serviceName: spec('serviceName'),
        vpcIdRef: named('vpcName'),
        policy: spec('policy'),
      },
    }),
    managedResource(composite, {
      api: 'ec2',
      kind: 'VPCEndpointRouteTableAssociation',
      name: stringAt(body, 'spec', 'routes', 'name') ?? '',
      tagged: false,
      forProvider: { region, vpcEndpointIdRef: { name }, routeTableIdRef: named('routes', 'routeTableName') },
    }),
    managedResource(composite, {
      api: 'ec2',
      kind: 'SecurityGroupEgressRule',
      name: stringAt(body, 'spec', 'rule', 'name') ?? '',
      forProvider: {
        region,
        description: spec('rule', 'description'),
        securityGroupIdRef: named('rule', 'groupName'),
        prefixListId,
        ipProtocol: 'tcp',
        fromPort: 443,
        toPort: 443,
      },
    }),
  ];
}
