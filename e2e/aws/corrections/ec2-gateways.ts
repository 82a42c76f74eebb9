import { AwsError } from '../calls/aws-error';
import { type Answer, type Ask, type Call, form } from '../calls/call';
import { xmlItems, xmlText } from '../calls/xml';
import type { Correction, Corrections } from './correction';
import { Ec2Client } from './ec2-client';

/** Stands for whoever shares a gateway: an account that is none of the loop's. */
const owner = '999999999999';

/** Gateways of the emulator that stand for one that another account shares, by account, region and its id. */
const standIns = new Map<string, string>();

const placeOf = ({ caller, region }: Call) => `${caller.account} ${region} `;

/**
 * A gateway that an account does not have counts as shared with it; RAM does not answer here.
 *
 * Source: AWS Transit Gateway guide, "Working with shared transit gateways": who shares it stays its owner, and all see it
 * under one id.
 */
async function standIn(call: Call, ask: Ask, id: string): Promise<string> {
  const key = placeOf(call) + id;
  const known = standIns.get(key);
  if (known !== undefined || !/^tgw-[0-9a-f]{17}$/.test(id)) return known ?? id;
  const ec2 = new Ec2Client(call, ask);
  const own = await ec2.list('DescribeTransitGateways', 'transitGatewaySet');
  if (own.some((item) => xmlText(item, 'transitGatewayId') === id)) return id;
  const made = xmlText(await ec2.run('CreateTransitGateway', { Description: id }), 'transitGatewayId') ?? id;
  standIns.set(key, made);
  return made;
}

/** Puts the gateways that stand for others into a call, and those others into its answer. */
const shared: Correction = async (call, ask) => {
  const parameters = form(call);
  for (const [key, value] of [...parameters]) {
    if (/^TransitGatewayIds?(?:\.\d+)?$/.test(key)) parameters.set(key, await standIn(call, ask, value));
  }
  return named(call, await ask({ ...call, body: Buffer.from(parameters.toString()) }));
};

function named(call: Call, answer: Answer): Answer {
  const place = placeOf(call);
  const own = [...standIns].filter(([key]) => key.startsWith(place));
  const body = own.reduce((text, [key, made]) => text.replaceAll(made, key.slice(place.length)), answer.body);
  return { ...answer, body };
}

/** Source: Amazon EC2 API reference, CreateRoute and "Error codes": a gateway must be attached to the table's VPC. */
const route: Correction = async (call, ask) => {
  const parameters = form(call);
  const [table, gateway] = ['RouteTableId', 'TransitGatewayId'].map((key) => parameters.get(key) ?? '');
  if (gateway) {
    const ec2 = new Ec2Client(call, ask);
    const [found = ''] = await ec2.list('DescribeRouteTables', 'routeTableSet', ['route-table-id', table ?? '']);
    const attached = (await ec2.attachments()).some(
      (item) =>
        xmlText(item, 'vpcId') === xmlText(found, 'vpcId') &&
        xmlText(item, 'transitGatewayId') === standIns.get(placeOf(call) + gateway),
    );
    if (!attached) {
      throw new AwsError(400, 'InvalidTransitGatewayID.NotFound', `The transitGateway ID '${gateway}' does not exist.`);
    }
  }
  return shared(call, ask);
};

/** Attachments that were deleted, by their ids. */
const deleted = new Map<string, string>();

/** Source: Amazon EC2 API reference, TransitGatewayVpcAttachment, "state": whoever asks for a deleted one still sees it. */
const describeAttachments: Correction = async (call, ask) => {
  const answer = await shared(call, ask);
  const gone = [...form(call)].flatMap(([key, id]) =>
    /^TransitGatewayAttachmentIds\.\d+$/.test(key) ? (deleted.get(id) ?? []) : [],
  );
  if (gone.length === 0) return answer;
  const list = 'transitGatewayVpcAttachments';
  const items = [...xmlItems(answer.body, list), ...gone].join('');
  const written = new RegExp(`<${list}\\s*/>|<${list}>.*</${list}>`, 's');
  return { ...answer, body: answer.body.replace(written, () => `<${list}>${items}</${list}>`) };
};

/** Corrections of transit gateways and of the routes to them. */
export const gatewayCorrections: Corrections = {
  CreateRoute: route,
  /** moto keeps only those tags that are for a route table. */
  CreateTransitGatewayVpcAttachment: (call, ask) => {
    const body = call.body.toString('utf8').replace('=transit-gateway-attachment', '=transit-gateway-route-table');
    return shared({ ...call, body: Buffer.from(body) }, ask);
  },
  DeleteTransitGatewayVpcAttachment: async (call, ask) => {
    const answer = await shared(call, ask);
    const id = form(call).get('TransitGatewayAttachmentId') ?? '';
    const found = /<transitGatewayVpcAttachment>(.*)<\/transitGatewayVpcAttachment>/s.exec(answer.body)?.[1];
    if (found !== undefined) deleted.set(id, `<item>${found}</item>`);
    return answer;
  },
  DescribeRouteTables: shared,
  DescribeTransitGatewayVpcAttachments: describeAttachments,
  DescribeTransitGateways: async (call, ask) => {
    const answer = await shared(call, ask);
    const place = placeOf(call);
    let { body } = answer;
    for (const item of xmlItems(body, 'transitGatewaySet')) {
      if (!standIns.has(place + (xmlText(item, 'transitGatewayId') ?? ''))) continue;
      body = body.replace(item, () => item.replaceAll(call.caller.account, owner));
    }
    return { ...answer, body };
  },
  ModifyTransitGatewayVpcAttachment: shared,
  ReplaceRoute: route,
};
