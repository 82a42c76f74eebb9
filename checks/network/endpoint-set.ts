import { podStartEndpoints } from '../../config/model/aws/fargate';
import type { Environment } from '../../config/model/environment';
import { knownApis } from '../../config/model/uses';
import type { DistObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, stringAt } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';
import { calledActions } from './called-actions';

/**
 * VPC endpoints of an environment that nothing needs, that are missing although a pod's start or the policy of a
 * service or controller needs them, or that lack a route, a subnet or a group.
 */
export function endpointSetProblems(all: readonly DistObject[], environment: Environment): string[] {
  const { name, region } = environment;
  const objects = all.filter(({ file, namespace }) => file.startsWith(`dist/${name}/`) && namespace === name);
  const endpoints = objects.filter((object) => groupKind(object) === 'ec2 VPCEndpoint');
  const apiOf = ({ body }: DistObject) =>
    (stringAt(forProviderOf(body), 'serviceName') ?? '').replace(`com.amazonaws.${region}.`, '');
  const present = endpoints.map(apiOf);
  const wanted = new Set([...podStartEndpoints, ...[...calledActions(all, name)].map(endpointOf)]);
  const missing = [...wanted].filter((one) => !present.includes(one));
  const needless = present.filter((one) => !wanted.has(one));
  return [
    ...missing.map((one) => `no VPCEndpoint of ${one} — add it, something calls it`),
    ...needless.map((one) => `a VPCEndpoint of ${one} — leave it out, nothing calls it`),
    ...endpoints.flatMap((endpoint) => attachmentProblems(objects, endpoint, environment)),
    ...defaultGroupProblems(objects, endpoints),
  ].map((problem) => `dist/${name}: ${problem}`);
}

/** The endpoint for an action; where no use of the catalogue says otherwise, it is called like the action's API. */
function endpointOf(action: string): string {
  const api = action.replace(/:.*$/, '');
  const special = knownApis.find(({ actions = [] }) =>
    actions.some((one) => one.toLowerCase() === action.toLowerCase()),
  );
  return (special ?? knownApis.find(({ name }) => name === api))?.endpoint ?? api;
}

/** AWS also puts an interface into its VPC's default group, which then must let nothing through. */
function defaultGroupProblems(objects: readonly DistObject[], endpoints: readonly DistObject[]): string[] {
  const vpcOf = ({ body }: DistObject) => stringAt(forProviderOf(body), 'vpcIdRef', 'name') ?? '';
  const emptied = objects.filter((object) => groupKind(object) === 'ec2 DefaultSecurityGroup').map(vpcOf);
  const open = endpoints.find((endpoint) => !isGateway(endpoint) && !emptied.includes(vpcOf(endpoint)));
  if (open === undefined) return [];
  return [`VPCEndpoint/${open.name}: in the default group of a VPC (${vpcOf(open)}) — add its DefaultSecurityGroup`];
}

const isGateway = ({ body }: DistObject) => at(forProviderOf(body), 'vpcEndpointType') === 'Gateway';

function attachmentProblems(objects: readonly DistObject[], endpoint: DistObject, environment: Environment): string[] {
  const { name } = endpoint;
  const ends = (association: string, end: string) =>
    objects
      .filter((object) => groupKind(object) === `ec2 VPCEndpoint${association}Association`)
      .map((object) => forProviderOf(object.body))
      .filter((fields) => stringAt(fields, 'vpcEndpointIdRef', 'name') === name)
      .map((fields) => stringAt(fields, end, 'name') ?? '');
  const wanted: [association: string, end: string, names: string[]][] = isGateway(endpoint)
    ? [['RouteTable', 'routeTableIdRef', [`eks-vpc-${environment.name}-private`]]]
    : [
        ['SecurityGroup', 'securityGroupIdRef', [`eks-endpoints-sg-${environment.name}`]],
        [
          'Subnet',
          'subnetIdRef',
          environment.zones
            .slice(0, environment.endpointZones)
            .map((zone) => `eks-vpc-${environment.name}-private-${zone}`),
        ],
      ];
  return wanted.flatMap(([association, end, names]) => {
    const found = ends(association, end);
    if (names.sort().join() === found.sort().join()) return [];
    return [`VPCEndpoint/${name}: another ${association} than ${names.join(', ')} (${found.join(', ')}) — attach it`];
  });
}
