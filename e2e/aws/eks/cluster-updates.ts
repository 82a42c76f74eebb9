import { randomUUID } from 'node:crypto';
import type { Json, JsonObject } from '../../../objects/json';
import { type Cluster, seconds, type Update, updateUnderWay } from './cluster';
import { enabledLogTypes, keyOf } from './cluster-settings';
import { inUse, invalidParameter, invalidRequest, notFound } from './errors';
import { Network } from './network';
import { objectOf, textsOf } from './parameters';
import { clusterOf, mustRun } from './store';
import { versionProblem } from './versions';
import type { EksRequest, Handler, World } from './world';

/** Operations that change a cluster, each of which takes a while. Source: Amazon EKS API reference, page of each action. */
export const updateOperations: Readonly<Record<string, Handler>> = {
  UpdateClusterVersion: (request, world) => {
    const cluster = changeable(request, world);
    const to = String(request.body.version);
    const from = cluster.settings.version;
    const problem = versionProblem(from, to, cluster.upgradedFrom, world.now());
    if (problem !== undefined) throw invalidParameter(problem);
    cluster.upgradedFrom = to > from ? { version: from, at: world.now() } : undefined;
    cluster.settings.version = to;
    return begin(cluster, world, 'VersionUpdate', { Version: to, PlatformVersion: 'eks.1' });
  },

  UpdateClusterConfig: async (request, world) => {
    const cluster = changeable(request, world);
    const given = Object.keys(changes).filter((key) => request.body[key] !== undefined);
    const [key] = given;
    const change = changes[key ?? ''];
    if (key === undefined || change === undefined || given.length > 1) {
      throw invalidParameter('Only one type of update can be allowed');
    }
    const [type, params] = await change(cluster, request.body[key], world);
    return begin(cluster, world, type, params);
  },

  AssociateEncryptionConfig: (request, world) => {
    const cluster = changeable(request, world);
    if (cluster.settings.keyArn !== undefined) {
      throw invalidParameter('Encryption is already enabled on the cluster: it can be neither changed nor disabled');
    }
    cluster.settings.keyArn = keyOf(request.body.encryptionConfig);
    return begin(cluster, world, 'AssociateEncryptionConfig', {
      EncryptionConfig: JSON.stringify(request.body.encryptionConfig),
    });
  },

  DescribeUpdate: (request, world) => {
    const cluster = clusterOf(world, request);
    const addon = request.query.get('addonName');
    const updates = addon === null ? cluster.updates : (cluster.addons.get(addon)?.updates ?? []);
    const update = updates.find(({ id }) => id === request.path.updateId);
    if (update === undefined) throw notFound(`No update found for ID: ${request.path.updateId}`);
    return { update: written(update, world.now()) };
  },

  ListUpdates: (request, world) => ({ updateIds: clusterOf(world, request).updates.map(({ id }) => id) }),
};

type Change = (
  cluster: Cluster,
  value: Json | undefined,
  world: World,
) =>
  | readonly [type: string, params: Readonly<Record<string, string>>]
  | Promise<readonly [string, Readonly<Record<string, string>>]>;

/** What UpdateClusterConfig may change, one at a time. */
const changes: Readonly<Record<string, Change>> = {
  accessConfig: ({ settings }, value) => {
    const to = String(objectOf(value).authenticationMode);
    const order = ['CONFIG_MAP', 'API_AND_CONFIG_MAP', 'API'];
    if (order.indexOf(to) <= order.indexOf(settings.authenticationMode)) {
      throw invalidParameter(`Unsupported authentication mode update from ${settings.authenticationMode} to ${to}`);
    }
    settings.authenticationMode = to;
    return ['AccessConfigUpdate', { AuthenticationMode: to }];
  },
  deletionProtection: ({ settings }, value) => {
    const to = value === true;
    if (settings.deletionProtection === to)
      throw invalidParameter('No changes needed for the deletion protection provided');
    settings.deletionProtection = to;
    return ['DeletionProtectionUpdate', { DeletionProtection: String(to) }];
  },
  logging: ({ settings }, value) => {
    const to = enabledLogTypes(value, settings.logTypes);
    if (same(settings.logTypes, to)) throw invalidParameter('No changes needed for the logging config provided');
    settings.logTypes = to;
    return ['LoggingUpdate', { ClusterLogging: JSON.stringify(value) }];
  },
  upgradePolicy: ({ settings }, value) => {
    const to = String(objectOf(value).supportType);
    if (settings.supportType === to) throw invalidParameter('No changes needed for the upgrade policy provided');
    settings.supportType = to;
    return ['UpgradePolicyUpdate', { UpgradePolicy: JSON.stringify(value) }];
  },
  zonalShiftConfig: ({ settings }, value) => {
    settings.zonalShift = objectOf(value).enabled === true;
    return ['ZonalShiftConfigUpdate', { ZonalShiftConfig: JSON.stringify(value) }];
  },
  resourcesVpcConfig: async (cluster, value, world) => {
    const vpc = objectOf(value);
    if (vpc.subnetIds !== undefined || vpc.securityGroupIds !== undefined) return moved(cluster, vpc, world);
    return opened(cluster, vpc);
  },
};

/** Moves a cluster to other subnets and groups, of the same VPC and the same zones. Source: user guide, "VPC and subnet requirements". */
async function moved(
  cluster: Cluster,
  vpc: JsonObject,
  { ask }: World,
): Promise<readonly [string, Record<string, string>]> {
  const { settings } = cluster;
  const network = new Network(ask, cluster);
  const subnetIds = textsOf(vpc.subnetIds, settings.subnetIds);
  const groups = textsOf(vpc.securityGroupIds, settings.securityGroupIds);
  const subnets = await network.subnets(subnetIds);
  if (subnets.some(({ vpcId }) => vpcId !== cluster.vpcId)) {
    throw invalidParameter(
      `Provided subnets ${subnetIds.join(', ')} do not belong to the VPC of the cluster, ${cluster.vpcId}`,
    );
  }
  const zones = new Set(subnets.map(({ zone }) => zone));
  if (!same([...zones], cluster.zones)) {
    throw invalidParameter(
      `Provided subnets ${subnetIds.join(', ')} Belong to different AZs than the cluster's subnets, ${cluster.zones.join(', ')}`,
    );
  }
  await network.mustHaveGroups(cluster.vpcId, groups);
  settings.subnetIds = subnetIds;
  settings.securityGroupIds = groups;
  return ['VpcConfigUpdate', { SubnetIds: JSON.stringify(subnetIds), SecurityGroupIds: JSON.stringify(groups) }];
}

function opened({ settings }: Cluster, vpc: JsonObject): readonly [string, Record<string, string>] {
  const isPublic =
    vpc.endpointPublicAccess === undefined ? settings.endpointPublicAccess : vpc.endpointPublicAccess === true;
  const isPrivate =
    vpc.endpointPrivateAccess === undefined ? settings.endpointPrivateAccess : vpc.endpointPrivateAccess === true;
  if (!isPublic && !isPrivate) throw invalidRequest('Private and public endpoint access cannot both be disabled');
  const before = settings.publicAccessCidrs.length > 0 ? settings.publicAccessCidrs : ['0.0.0.0/0'];
  const cidrs = isPublic ? textsOf(vpc.publicAccessCidrs, before) : [];
  const isSame =
    isPublic === settings.endpointPublicAccess &&
    isPrivate === settings.endpointPrivateAccess &&
    same(cidrs, settings.publicAccessCidrs);
  if (isSame) {
    throw invalidParameter(
      `Cluster is already at the desired configuration with endpointPrivateAccess: ${isPrivate} , endpointPublicAccess: ${isPublic}, and Public Endpoint Restrictions: [${cidrs.join(', ')}]`,
    );
  }
  settings.endpointPublicAccess = isPublic;
  settings.endpointPrivateAccess = isPrivate;
  settings.publicAccessCidrs = cidrs;
  return ['EndpointAccessUpdate', { PublicAccessCidrs: JSON.stringify(cidrs) }];
}

/** The cluster that a request changes; throws unless it runs and has no other update under way. */
function changeable(request: EksRequest, world: World): Cluster {
  const cluster = clusterOf(world, request);
  mustRun(cluster, world);
  const underWay = updateUnderWay(cluster, world.now());
  if (underWay !== undefined) throw inUse(`Cluster ${cluster.name} currently has update ${underWay.id} in progress`);
  return cluster;
}

function begin(cluster: Cluster, world: World, type: string, params: Readonly<Record<string, string>>): JsonObject {
  const update = updateOf(type, params, world);
  cluster.updates.push(update);
  return { update: written(update, world.now()) };
}

/** An update that begins now. */
export function updateOf(type: string, params: Readonly<Record<string, string>>, { now, milliseconds }: World): Update {
  const pairs = Object.entries(params).map(([key, value]) => ({ type: key, value }));
  return { id: randomUUID(), type, params: pairs, createdAt: now(), doneAt: now() + milliseconds };
}

/** An update as AWS describes it. Source: Amazon EKS API reference, data type Update. */
export function written({ id, type, params, createdAt, doneAt }: Update, now: number): JsonObject {
  return {
    id,
    type,
    params,
    createdAt: seconds(createdAt),
    status: doneAt > now ? 'InProgress' : 'Successful',
    errors: [],
  };
}

function same(some: readonly string[], others: readonly string[]): boolean {
  return JSON.stringify([...some].sort()) === JSON.stringify([...others].sort());
}
