import type { DistObject } from '../objects/dist';
import { at, listAt, stringAt } from '../objects/json';
import { apiOf } from './api-ways';
import { carriersOf, wrapped } from './carriers';
import type { Arrow, Box, Frame, Order, Picture } from './graph';
import { eksGroupBox, groupBox, listRules, portsOf, rangeBox, ruleArrows } from './group-rules';
import { field, grouped, ofKind, textField } from './platform-objects';

const internet = rangeBox('0.0.0.0/0');
const interfaceEndpoints = 'interface endpoints';
const gatewayEndpoints = 'gateway endpoints';

/** An environment's network: its VPC with subnets, endpoints and security groups, and the ways in and out. */
export function networkPicture(environment: string, objects: readonly DistObject[]): Picture {
  const arrows = [...routeArrows(objects), ...endpointArrows(objects), ...apiArrows(objects), ...ruleArrows(objects)];
  const subnets = subnetBoxes(objects);
  const [vpc] = ofKind(objects, 'ec2 VPC');
  return {
    name: `${environment}-network`,
    title: `The network of ${environment}`,
    description: `The VPC of ${environment}: its subnets in each zone, gateways, endpoints and security groups, and which ports are open between them.`,
    graph: {
      direction: 'down',
      boxes: outsideBoxes(arrows, jointNames(objects)),
      frames: [
        {
          id: 'VPC',
          title: `VPC ${vpc?.name}, ${vpc === undefined ? '' : textField(vpc, 'cidrBlock')}`,
          boxes: [...gatewayBoxes(objects), ...subnets, ...endpointBoxes(objects)],
          frames: [groupFrame(objects)],
          rows: [idsOf(subnets, 'open'), idsOf(subnets, 'closed')],
          objects: [...ofKind(objects, 'ec2 VPC', 'ec2 FlowLog', 'ec2 DefaultSecurityGroup')],
        },
      ],
      arrows,
      order: [...subnetOrder(objects), ...groupOrder(objects, arrows)],
    },
  };
}

/** The ranges that something comes from or goes to; what the VPC is joined to is the management cluster's network. */
function outsideBoxes(arrows: readonly Arrow[], joined: readonly string[]): Box[] {
  const ends = arrows.flatMap(({ from, to }) => [from, to]).filter((id) => id.startsWith('range '));
  return [...new Set(ends)].map((id) => {
    const title = id === internet ? 'internet' : id.slice('range '.length);
    const isManagement = arrows.some(({ from, to }) => from === id && joined.includes(to));
    return { id, title, lines: isManagement ? ['management cluster'] : [], look: 'outside', objects: [] };
  });
}

/**
 * Where the Kubernetes API is reached over the internet, which no security group decides; from everywhere where nothing
 * narrows it.
 *
 * Source: Amazon EKS API reference, "VpcConfigRequest".
 */
function apiArrows(objects: readonly DistObject[]): Arrow[] {
  return ofKind(objects, 'eks Cluster').flatMap((cluster) => {
    const vpc = field(cluster, 'vpcConfig');
    if (at(vpc, 'endpointPublicAccess') !== true) return [];
    const ranges = listAt(vpc, 'publicAccessCidrs').map(String);
    return (ranges.length > 0 ? ranges : ['0.0.0.0/0']).flatMap((range) =>
      listAt(vpc, 'securityGroupIdRefs').map((group) => {
        const to = groupBox(stringAt(group, 'name') ?? '');
        return { from: rangeBox(range), to, label: 'public API', objects: [cluster] };
      }),
    );
  });
}

/** Gateways by which something comes from the internet or goes there, by their titles. */
const gateways = { 'ec2 InternetGateway': 'internet gateway', 'ec2 NATGateway': 'NAT gateway' };

/** What joins the VPC to other networks, by its titles. */
const joints = { 'ec2 TransitGatewayVPCAttachment': 'transit gateway', 'ec2 VPCPeeringConnection': 'peering' };

const jointNames = (objects: readonly DistObject[]) => ofKind(objects, ...Object.keys(joints)).map(({ name }) => name);

function gatewayBoxes(objects: readonly DistObject[]): Box[] {
  return Object.entries({ ...gateways, ...joints }).flatMap(([kind, title]) =>
    ofKind(objects, kind).map((gateway): Box => {
      const other = textField(gateway, 'transitGatewayId') || textField(gateway, 'peerVpcId');
      const lines = other === '' ? [] : [other];
      return { id: gateway.name, title, lines, look: 'gateway', objects: [gateway] };
    }),
  );
}

/** A box for each subnet: those that have a route to the internet, and those that have none. */
function subnetBoxes(objects: readonly DistObject[]): Box[] {
  const toInternet = ofKind(objects, ...Object.keys(gateways)).map(({ name }) => name);
  const open = new Set(
    routes(objects).flatMap(({ gateway, subnet }) => (toInternet.includes(gateway) ? [subnet] : [])),
  );
  return ofKind(objects, 'ec2 Subnet').map((subnet) => {
    const isOpen = open.has(subnet.name);
    return {
      id: subnet.name,
      title: textField(subnet, 'cidrBlock'),
      lines: [`${isOpen ? 'public' : 'private'}, ${textField(subnet, 'availabilityZoneId')}`],
      look: isOpen ? 'open' : 'closed',
      objects: [subnet],
    };
  });
}

interface RouteToGateway {
  readonly gateway: string;
  /** Where it leads. */
  readonly range: string;
  readonly subnet: string;
  readonly objects: readonly DistObject[];
}

/** Which subnet has a route to which gateway, by the route table that it is associated with. */
function routes(objects: readonly DistObject[]): RouteToGateway[] {
  const associations = ofKind(objects, 'ec2 RouteTableAssociation');
  const table = (object: DistObject) => textField(object, 'routeTableIdRef', 'name');
  return ofKind(objects, 'ec2 Route').flatMap((route) =>
    associations
      .filter((association) => table(association) === table(route))
      .map((association) => ({
        gateway: targetOf(route, objects),
        range: textField(route, 'destinationCidrBlock'),
        subnet: textField(association, 'subnetIdRef', 'name'),
        objects: [route, association],
      })),
  );
}

/** The box of what a route leads to; a transit gateway is reached by the attachment to it. */
function targetOf(route: DistObject, objects: readonly DistObject[]): string {
  const id = textField(route, 'transitGatewayId');
  const attachments = ofKind(objects, 'ec2 TransitGatewayVPCAttachment');
  const attachment = attachments.find((one) => id !== '' && textField(one, 'transitGatewayId') === id);
  const references = ['gatewayIdRef', 'natGatewayIdRef', 'vpcPeeringConnectionIdRef'];
  return attachment?.name ?? references.map((key) => textField(route, key, 'name')).find((name) => name !== '') ?? '';
}

/** Ranges from which something comes by what joins the VPC to them: those to which a route of the VPC leads back. */
function joinArrows(objects: readonly DistObject[]): Arrow[] {
  const names = jointNames(objects);
  const joined = routes(objects).filter(({ gateway }) => names.includes(gateway));
  return [...grouped(joined, ({ gateway, range }) => `${gateway} ${range}`).values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const by = [...new Set(all.flatMap((route) => route.objects))].filter(({ kind }) => kind === 'Route');
    return [{ from: rangeBox(first.range), to: first.gateway, objects: by }];
  });
}

function routeArrows(objects: readonly DistObject[]): Arrow[] {
  const entries = ofKind(objects, 'ec2 InternetGateway');
  return [
    ...entries.map(({ name }) => ({ from: internet, to: name, objects: [] })),
    ...joinArrows(objects),
    ...routes(objects).map(({ gateway, subnet, objects: by }) => ({ from: gateway, to: subnet, objects: by })),
  ];
}

function endpointBoxes(objects: readonly DistObject[]): Box[] {
  const endpoints = ofKind(objects, 'ec2 VPCEndpoint');
  const interfaces = endpoints.filter((endpoint) => textField(endpoint, 'vpcEndpointType') === 'Interface');
  const gateways = endpoints.filter((endpoint) => !interfaces.includes(endpoint));
  const box = (id: string, all: readonly DistObject[]): Box[] => {
    const lines = wrapped(all.map(apiOf).join(', '), 36);
    return all.length === 0 ? [] : [{ id, title: `${all.length} ${id}`, lines, look: 'api', objects: all }];
  };
  return [...box(interfaceEndpoints, interfaces), ...box(gatewayEndpoints, gateways)];
}

function endpointArrows(objects: readonly DistObject[]): Arrow[] {
  const tables = ofKind(objects, 'ec2 VPCEndpointRouteTableAssociation');
  const bySubnet = grouped(ofKind(objects, 'ec2 VPCEndpointSubnetAssociation'), (one) =>
    textField(one, 'subnetIdRef', 'name'),
  );
  const associations = ofKind(objects, 'ec2 RouteTableAssociation');
  return [
    ...[...bySubnet].map(([from, all]) => ({ from, to: interfaceEndpoints, objects: all })),
    ...associations.flatMap((one) => {
      const table = (other: DistObject) => textField(other, 'routeTableIdRef', 'name');
      const own = tables.filter((other) => table(other) === table(one));
      if (own.length === 0) return [];
      return [{ from: textField(one, 'subnetIdRef', 'name'), to: gatewayEndpoints, objects: [one, ...own] }];
    }),
  ];
}

const idsOf = (boxes: readonly Box[], look: Box['look']) =>
  boxes.filter((box) => box.look === look).map(({ id }) => id);

/** Private subnets come below the public ones of their zone, and what leads to them alone between the two. */
function subnetOrder(objects: readonly DistObject[]): Order[] {
  const zones = grouped(ofKind(objects, 'ec2 Subnet'), (subnet) => textField(subnet, 'availabilityZoneId'));
  const below = [...zones.values()].map((subnets) => {
    const boxes = subnetBoxes(objects).filter(({ id }) => subnets.some(({ name }) => name === id));
    return { before: idsOf(boxes, 'open'), after: idsOf(boxes, 'closed') };
  });
  const joined = jointNames(objects);
  return joined.length === 0 ? below : [...below, { before: idsOf(subnetBoxes(objects), 'open'), after: joined }];
}

/** Groups come below the endpoints, and those that reach nobody below each other, since they need no room beside. */
function groupOrder(objects: readonly DistObject[], arrows: readonly Arrow[]): Order[] {
  const reached = new Set(arrows.flatMap(({ from, to }) => [from, to]));
  const groups = groupFrame(objects).boxes.map(({ id }) => id);
  const alone = groups.filter((id) => !reached.has(id));
  return [
    { before: endpointBoxes(objects).map(({ id }) => id), after: groups },
    ...alone.slice(1).map((id, index) => ({ before: alone.slice(index, index + 1), after: [id] })),
  ];
}

function groupFrame(objects: readonly DistObject[]): Frame {
  const carriers = carriersOf(objects);
  const groups = ofKind(objects, 'ec2 SecurityGroup').map((group): Box => {
    const listed = listRules(objects, group.name);
    const ports = [...new Set(listed.map(portsOf))].join(', ');
    const out = listed.length > 0 ? [`${ports} to the ${gatewayEndpoints}`] : [];
    const lines = [...carriers(group.name), ...out];
    return { id: groupBox(group.name), title: group.name, lines, look: 'group', objects: [group, ...listed] };
  });
  const ofEks: Box = {
    id: eksGroupBox,
    title: 'the group that EKS makes',
    lines: carriers(''),
    look: 'group',
    objects: ofKind(objects, 'eks Cluster'),
  };
  return { id: 'groups', title: 'Security groups', boxes: [...groups, ofEks], frames: [], objects: [] };
}
