import { AwsError } from '../calls/aws-error';
import { form } from '../calls/call';
import { xmlItems, xmlText } from '../calls/xml';
import type { Correction, Corrections } from './correction';
import { Ec2Client } from './ec2-client';

/**
 * Sources: Amazon EC2 API reference, CreateVpcEndpoint, for the default security group where none is named; AWS PrivateLink
 * guide, "Access an AWS service using an interface VPC endpoint", for the conflict of private DNS names.
 */
const create: Correction = async (call, ask) => {
  const parameters = form(call);
  if (parameters.get('VpcEndpointType') !== 'Interface') return ask(call);
  const ec2 = new Ec2Client(call, ask);
  const [vpcId, serviceName] = [parameters.get('VpcId') ?? '', parameters.get('ServiceName') ?? ''];
  const endpoints = await ec2.endpoints();
  const isTaken = endpoints.some(
    (item) =>
      xmlText(item, 'vpcId') === vpcId &&
      xmlText(item, 'serviceName') === serviceName &&
      xmlText(item, 'privateDnsEnabled') === 'true',
  );
  if (isTaken && parameters.get('PrivateDnsEnabled') !== 'false') {
    const domain = `${serviceName.split('.').slice(3).reverse().join('.')}.${call.region}.amazonaws.com`;
    const message = `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${domain} in the VPC ${vpcId}`;
    throw new AwsError(400, 'InvalidParameter', message);
  }
  if (![...parameters.keys()].some((key) => key.startsWith('SecurityGroupId.'))) {
    const group = await ec2.defaultGroup(vpcId);
    if (group !== undefined) parameters.set('SecurityGroupId.1', group);
  }
  return ask({ ...call, body: Buffer.from(parameters.toString()) });
};

/** Source: AWS PrivateLink guide, "Gateway endpoints": each route table gets a route from the prefix list to the endpoint. */
const modify: Correction = async (call, ask) => {
  const parameters = form(call);
  const id = parameters.get('VpcEndpointId') ?? '';
  const ec2 = new Ec2Client(call, ask);
  // moto would change deleted endpoints too.
  if (!(await ec2.endpoints()).some((item) => xmlText(item, 'vpcEndpointId') === id)) throw missing(id);
  const answer = await ask(call);
  if (answer.status !== 200) return answer;
  const tables = (prefix: string) =>
    [...parameters].filter(([key]) => key.startsWith(`${prefix}.`)).map(([, value]) => value);
  const [added, removed] = [tables('AddRouteTableId'), tables('RemoveRouteTableId')];
  if (added.length + removed.length === 0) return answer;
  const prefixList = await prefixListOf(id, ec2);
  const route = (table: string) => ({ RouteTableId: table, DestinationPrefixListId: prefixList });
  for (const table of added) await ec2.run('CreateRoute', { ...route(table), GatewayId: id });
  for (const table of removed) await ec2.run('DeleteRoute', route(table));
  return answer;
};

/** Corrections of VPC endpoints. */
export const endpointCorrections: Corrections = {
  CreateVpcEndpoint: create,
  ModifyVpcEndpoint: modify,

  /** moto keeps deleted endpoints; AWS forgets them. */
  DescribeVpcEndpoints: async (call, ask) => {
    const answer = await ask(call);
    const items = xmlItems(answer.body, 'vpcEndpointSet');
    const deleted = items.filter((item) => xmlText(item, 'state') === 'deleted');
    const [asked] = [...form(call)].filter(([key]) => key.startsWith('VpcEndpointId.')).map(([, value]) => value);
    if (deleted.length > 0 && deleted.length === items.length && asked !== undefined) {
      throw missing(asked);
    }
    let { body } = answer;
    for (const item of deleted) body = body.replace(item, '');
    return { ...answer, body };
  },

  /** moto does not find the routes of a gateway endpoint when it deletes the endpoint. */
  DeleteVpcEndpoints: async (call, ask) => {
    const ids = [...form(call)].filter(([key]) => key.startsWith('VpcEndpointId.')).map(([, value]) => value);
    const ec2 = new Ec2Client(call, ask);
    for (const endpoint of await ec2.endpoints()) {
      const id = xmlText(endpoint, 'vpcEndpointId') ?? '';
      if (!ids.includes(id) || xmlText(endpoint, 'vpcEndpointType') !== 'Gateway') continue;
      const prefixList = await prefixListOf(id, ec2);
      for (const [, table = ''] of endpoint.matchAll(/<item>(rtb-[^<]*)<\/item>/g)) {
        await ec2.run('ModifyVpcEndpoint', { VpcEndpointId: id, 'RemoveRouteTableId.1': table });
        await ec2.run('DeleteRoute', { RouteTableId: table, DestinationPrefixListId: prefixList });
      }
    }
    return ask(call);
  },
};

function missing(id: string): AwsError {
  return new AwsError(400, 'InvalidVpcEndpointId.NotFound', `The Vpc Endpoint Id '${id}' does not exist`);
}

async function prefixListOf(endpointId: string, ec2: Ec2Client): Promise<string> {
  const endpoint = (await ec2.endpoints()).find((item) => xmlText(item, 'vpcEndpointId') === endpointId) ?? '';
  const serviceName = xmlText(endpoint, 'serviceName');
  const lists = await ec2.list('DescribeManagedPrefixLists', 'prefixListSet');
  const list = lists.find((item) => xmlText(item, 'prefixListName') === serviceName) ?? '';
  const id = xmlText(list, 'prefixListId');
  if (id === undefined) throw new Error(`${endpointId}: no prefix list for ${serviceName}`);
  return id;
}
