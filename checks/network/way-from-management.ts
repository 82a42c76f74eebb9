import type { Environment } from '../../config/model/environment';
import { addressesOf } from '../../config/model/reaches/reach';
import type { DistObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, listAt, stringAt } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';
import { eksSecurityGroupId } from '../composed/aws-answers';

/**
 * What is missing on the way between an environment's API and the ranges of the management cluster, in either direction:
 * a joint of the two networks that is accepted and stands where control planes have their interfaces, the routes, and
 * the rules of the control plane's group. And what leads elsewhere: joints, routes and rules that
 * nothing asks for; what services reach asks for routes.
 */
export function wayFromManagementProblems(all: readonly DistObject[], environment: Environment): string[] {
  const { name, platform, region } = environment;
  const objects = all.filter(({ file, namespace }) => file.startsWith(`dist/${name}/`) && namespace === name);
  const { cidrs, peering, transitGateways } = platform.management.network ?? { cidrs: [] };
  const gateway = peering === undefined ? transitGateways?.[region] : undefined;
  const isJoined = peering !== undefined || gateway !== undefined;
  const ranges = isJoined ? cidrs : [];
  const joints = [
    ...(gateway === undefined ? [] : [`transit gateway ${gateway}`]),
    ...(peering === undefined ? [] : [`VPC ${peering.vpcId}`]),
  ];
  const [reached, routed] = [reachedTargets(environment), routedRanges(objects, environment, joints)];
  return [
    ...differences('joins the VPC to', joints, jointsOf(objects, environment)),
    ...differences('lets in on TCP 443', ranges, admittedRanges(objects, name)),
    ...differences(
      'routes back',
      ranges,
      routed.filter((target) => !reached.includes(target)),
    ),
    ...reached.filter((target) => !routed.includes(target)).map((target) => `nothing routes to ${target} — add it`),
    ...(peering === undefined ? [] : otherEndProblems(objects, environment)),
  ].map((problem) => `dist/${name}: ${problem}`);
}

/** Other networks that services reach, by their ranges or prefix lists. */
function reachedTargets({ services }: Environment): string[] {
  const reached = services.flatMap(({ reaches }) => addressesOf(reaches));
  return [...new Set(reached.map(({ prefixList, range }) => prefixList?.id ?? range))];
}

function differences(what: string, wanted: readonly string[], found: readonly string[]): string[] {
  return [
    ...wanted.filter((one) => !found.includes(one)).map((one) => `nothing ${what} ${one} — add it`),
    ...found
      .filter((one) => !wanted.includes(one))
      .map((one) => `something ${what} ${one} — leave it out, no management cluster is there`),
  ];
}

const ofKind = (objects: readonly DistObject[], kind: string) =>
  objects.filter((object) => groupKind(object) === `ec2 ${kind}`);

const text = ({ body }: DistObject, ...keys: string[]) => stringAt(forProviderOf(body), ...keys) ?? '';

/** The networks that the VPC is joined to, those of attachments with the name of what else they lack. */
function jointsOf(objects: readonly DistObject[], environment: Environment): string[] {
  return [
    ...ofKind(objects, 'TransitGatewayVPCAttachment').map((attachment) => {
      const lacks = subnetsWithout(attachment, environment);
      return `transit gateway ${text(attachment, 'transitGatewayId')}${lacks === '' ? '' : ` without ${lacks}`}`;
    }),
    ...ofKind(objects, 'VPCPeeringConnection').map((peering) => `VPC ${text(peering, 'peerVpcId')}`),
  ];
}

/** A gateway reaches a zone only if its attachment has a subnet there. Source: AWS Transit Gateway guide, "VPC attachments". */
function subnetsWithout({ body }: DistObject, { name, zones }: Environment): string {
  const attached = listAt(forProviderOf(body), 'subnetIdRefs').map((subnet) => stringAt(subnet, 'name'));
  return zones
    .map((zone) => `eks-vpc-${name}-private-${zone}`)
    .filter((subnet) => !attached.includes(subnet))
    .join(', ');
}

/** Ranges of addresses that the groups of the control plane's interfaces let in; on other ports with those. */
function admittedRanges(objects: readonly DistObject[], name: string): string[] {
  return ofKind(objects, 'SecurityGroupIngressRule')
    .filter((rule) => {
      const group = text(rule, 'securityGroupIdRef', 'name') || text(rule, 'securityGroupId');
      return [`eks-cluster-sg-${name}`, eksSecurityGroupId].includes(group);
    })
    .flatMap((rule) => {
      const range = text(rule, 'cidrIpv4') || text(rule, 'cidrIpv6');
      if (range === '') return [];
      const [protocol, first, last] = ['ipProtocol', 'fromPort', 'toPort'].map((key) =>
        at(forProviderOf(rule.body), key),
      );
      return [protocol === 'tcp' && first === 443 && last === 443 ? range : `${range} (${protocol} ${first}-${last})`];
    });
}

/** Ranges to which the private subnets have a route by a joint. */
function routedRanges(objects: readonly DistObject[], { name }: Environment, joints: readonly string[]): string[] {
  const peerings = new Map(ofKind(objects, 'VPCPeeringConnection').map((one) => [one.name, text(one, 'peerVpcId')]));
  return ofKind(objects, 'Route')
    .filter((route) => text(route, 'routeTableIdRef', 'name') === `eks-vpc-${name}-private`)
    .map((route) => {
      const gateway = text(route, 'transitGatewayId');
      const peer = peerings.get(text(route, 'vpcPeeringConnectionIdRef', 'name'));
      const by = gateway === '' ? `VPC ${peer ?? 'nowhere'}` : `transit gateway ${gateway}`;
      const range = text(route, 'destinationCidrBlock') || text(route, 'destinationPrefixListId');
      return joints.includes(by) ? range : `${range} by ${by}`;
    });
}

/** What the other end of a peering lacks: nothing passes before it is accepted there, and without routes to here. */
function otherEndProblems(objects: readonly DistObject[], { name, platform, vpcCidr }: Environment): string[] {
  const { peering } = platform.management.network ?? {};
  const [connection] = ofKind(objects, 'VPCPeeringConnection');
  const ofPeer = (kind: string) =>
    ofKind(objects, kind).filter(
      (one) =>
        text(one, 'vpcPeeringConnectionIdRef', 'name') === connection?.name &&
        stringAt(one.body, 'spec', 'providerConfigRef', 'name') === `${name}-peer` &&
        text(one, 'region') === peering?.region,
    );
  const accepted = ofPeer('VPCPeeringConnectionAccepter').filter(
    ({ body }) => at(forProviderOf(body), 'autoAccept') === true,
  );
  const tables = ofPeer('Route')
    .filter((route) => text(route, 'destinationCidrBlock') === vpcCidr)
    .map((route) => text(route, 'routeTableId'));
  return [
    ...(accepted.length === 0 ? ['nothing accepts the peering in the other account — add its accepter'] : []),
    ...differences('routes to the VPC from', peering?.routeTableIds ?? [], tables),
  ];
}
