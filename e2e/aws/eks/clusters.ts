import { randomBytes } from 'node:crypto';
import type { JsonObject } from '../../../objects/json';
import { roleArn } from '../identity/sts';
import { creatorEntry } from './access-entries';
import { type Cluster, type ClusterSettings, updateUnderWay } from './cluster';
import { settingsOf } from './cluster-settings';
import { describe } from './description';
import { inUse, invalidParameter, invalidRequest } from './errors';
import { Network, type Subnet } from './network';
import { objectOf, tagsIn } from './parameters';
import { letsAssume } from './roles';
import { clusterOf } from './store';
import type { EksRequest, Handler, World } from './world';

const described = (cluster: Cluster, { apiServers, now }: World): JsonObject => ({
  cluster: describe(cluster, apiServers.of(cluster.name), now()),
});

/** Operations on clusters. Source: Amazon EKS API reference, page of each action. */
export const clusterOperations: Readonly<Record<string, Handler>> = {
  CreateCluster: async (request, world) => described(await create(request, world), world),

  DescribeCluster: (request, world) => described(clusterOf(world, request), world),

  ListClusters: ({ caller, region }, { store, now }) => ({
    clusters: store.list(caller.account, region, now()).map(({ name }) => name),
  }),

  DeleteCluster: (request, world) => {
    const cluster = clusterOf(world, request);
    const now = world.now();
    if (cluster.settings.deletionProtection) {
      throw invalidRequest(
        `Cluster ${cluster.name} has deletion protection enabled. Disable it to delete the cluster.`,
      );
    }
    if ([...cluster.profiles.values()].some(({ goneAt }) => goneAt === undefined || goneAt > now)) {
      throw inUse('Cluster has fargate profiles attached');
    }
    if (updateUnderWay(cluster, now) !== undefined) {
      throw inUse(`Cannot delete because cluster ${cluster.name} currently has an update in progress`);
    }
    if (cluster.goneAt === undefined) {
      cluster.goneAt = now + world.milliseconds;
      const network = new Network(world.ask, cluster);
      setTimeout(() => {
        network.remove(cluster).catch((error: unknown) => console.error(`${cluster.arn}: network not removed:`, error));
      }, world.milliseconds / 2).unref();
    }
    return described(cluster, world);
  },
};

async function create(request: EksRequest, world: World): Promise<Cluster> {
  const { caller, region, body } = request;
  const { account } = caller;
  const name = String(body.name);
  if (!/^[0-9A-Za-z][A-Za-z0-9-_]{0,99}$/.test(name)) throw invalidParameter(`The cluster name ${name} is invalid`);
  const now = world.now();
  if (world.store.find(account, region, name, now) !== undefined)
    throw inUse(`Cluster already exists with name: ${name}`);
  const settings = settingsOf(body);
  const arn = `arn:aws:eks:${region}:${account}:cluster/${name}`;
  const role = { account, arn: String(body.roleArn) };
  if (!(await letsAssume(world.ask, role, { principal: 'eks.amazonaws.com', sourceArn: arn }))) {
    throw invalidParameter(
      `Role with arn: ${role.arn}, could not be assumed because it does not exist or the trusted entity is not correct`,
    );
  }
  const network = new Network(world.ask, { account, region });
  const subnets = await subnetsFor(network, settings);
  const id = randomBytes(16).toString('hex').toUpperCase();
  const made = await network.make(name, id, subnets, settings.securityGroupIds);
  const cluster: Cluster = {
    ...{ account, region, name, arn, id, roleArn: role.arn, settings },
    ...made,
    serviceCidr: '172.20.0.0/16',
    createdAt: now,
    readyAt: now + world.milliseconds,
    goneAt: undefined,
    upgradedFrom: undefined,
    tags: tagsIn(body),
    updates: [],
    profiles: new Map(),
    addons: new Map(),
    entries: new Map(),
  };
  if (objectOf(body.accessConfig).bootstrapClusterCreatorAdminPermissions !== false) {
    const entry = creatorEntry(cluster, roleArn(caller.arn), now);
    cluster.entries.set(entry.principalArn, entry);
  }
  world.store.add(cluster);
  return cluster;
}

/** The subnets of a cluster; throws unless they are in one VPC with its groups, and in several zones. */
async function subnetsFor(network: Network, { subnetIds, securityGroupIds }: ClusterSettings): Promise<Subnet[]> {
  const subnets = await network.subnets(subnetIds);
  if (new Set(subnets.map(({ zone }) => zone)).size < 2) {
    throw invalidParameter('Subnets specified must be in at least two different AZs');
  }
  if (new Set(subnets.map(({ vpcId }) => vpcId)).size > 1) {
    throw invalidParameter('Subnets specified must be in the same VPC');
  }
  await network.mustHaveGroups(subnets[0]?.vpcId ?? '', securityGroupIds);
  return subnets;
}
