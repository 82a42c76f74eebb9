import type { Environment } from '../../config/model/environment';
import type { Service } from '../../config/model/service';
import type { DistObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, stringAt } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';

/**
 * Where the load balancers of an environment let in other addresses than those whose services declare them as callers, on
 * another port, or have no route back to one that is in another network.
 */
export function callerProblems(all: readonly DistObject[], environment: Environment): string[] {
  const { name, services } = environment;
  const objects = all.filter(({ file, namespace }) => file.startsWith(`dist/${name}/`) && namespace === name);
  return [
    ...differences('lets in', services.flatMap(admittedOf(name)), openings(objects, name)),
    ...differences('leads back', waysBack(environment), routes(objects, name)),
  ].map((problem) => `dist/${name}: ${problem}`);
}

function differences(what: string, wanted: readonly string[], found: readonly string[]): string[] {
  const [declared, made] = [new Set(wanted), new Set(found)];
  return [
    ...[...declared].filter((one) => !made.has(one)).map((one) => `nothing ${what} ${one} — add it`),
    ...[...made]
      .filter((one) => !declared.has(one))
      .map((one) => `something ${what} ${one} — leave it out, no entrance declares it`),
  ];
}

function admittedOf(environment: string) {
  return ({ name, ingress, internalIngress }: Service): string[] => {
    const lines = (role: string, ranges: readonly string[], redirect: boolean) =>
      ranges.flatMap((range) =>
        (redirect ? [443, 80] : [443]).map(
          (port) => `${range} to eks-${role}-sg-${environment} on tcp ${port}-${port}`,
        ),
      );
    return [
      ...(ingress === undefined ? [] : lines('load-balancers', ['0.0.0.0/0'], ingress.redirect)),
      ...(internalIngress === undefined
        ? []
        : lines(`${name}-internal`, internalIngress.from, internalIngress.redirect)),
    ];
  };
}

const text = ({ body }: DistObject, ...keys: string[]) => stringAt(forProviderOf(body), ...keys) ?? '';

/** What rules admit by address; into control planes the way from the management cluster is judged by itself. */
function openings(objects: readonly DistObject[], environment: string): string[] {
  return objects
    .filter((object) => groupKind(object) === 'ec2 SecurityGroupIngressRule')
    .filter((rule) => text(rule, 'securityGroupIdRef', 'name') !== `eks-cluster-sg-${environment}`)
    .flatMap((rule) => {
      const peer = ['cidrIpv4', 'cidrIpv6', 'prefixListId'].map((field) => text(rule, field)).find((one) => one !== '');
      if (peer === undefined) return [];
      const [protocol, first, last] = ['ipProtocol', 'fromPort', 'toPort'].map((field) =>
        at(forProviderOf(rule.body), field),
      );
      const group = text(rule, 'securityGroupIdRef', 'name') || text(rule, 'securityGroupId');
      return [`${peer} to ${group} on ${protocol} ${first}-${last}`];
    });
}

function waysBack({ platform, region, services }: Environment): string[] {
  const { peering, transitGateways } = platform.management.network ?? {};
  const by = peering === undefined ? `transit gateway ${transitGateways?.[region]}` : `VPC ${peering.vpcId}`;
  return services.flatMap(({ internalIngress }) => internalIngress?.from ?? []).map((range) => `to ${range} by ${by}`);
}

/** Routes of the subnets in which load balancers stand, but for the one to the internet. */
function routes(objects: readonly DistObject[], environment: string): string[] {
  const peerings = new Map(
    objects
      .filter((object) => groupKind(object) === 'ec2 VPCPeeringConnection')
      .map((one) => [one.name, text(one, 'peerVpcId')]),
  );
  return objects
    .filter((object) => groupKind(object) === 'ec2 Route')
    .filter((route) => text(route, 'routeTableIdRef', 'name') === `eks-vpc-${environment}-public`)
    .filter((route) => text(route, 'gatewayIdRef', 'name') === '')
    .map((route) => {
      const gateway = text(route, 'transitGatewayId');
      const peer = peerings.get(text(route, 'vpcPeeringConnectionIdRef', 'name')) ?? 'nowhere';
      const by = gateway === '' ? `VPC ${peer}` : `transit gateway ${gateway}`;
      return `to ${text(route, 'destinationCidrBlock')} by ${by}`;
    });
}
