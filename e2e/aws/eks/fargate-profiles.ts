import { randomUUID } from 'node:crypto';
import { isList, isObject, type JsonObject } from '../../../objects/json';
import { type Cluster, type FargateProfile, seconds } from './cluster';
import { inUse, invalidParameter, notFound } from './errors';
import { Network } from './network';
import { tagsIn, textsOf } from './parameters';
import { letsAssume } from './roles';
import { clusterOf, mustRun } from './store';
import type { EksRequest, Handler, World } from './world';

const mostSelectors = 5;

/** Operations on Fargate profiles. Source: Amazon EKS API reference, page of each action. */
export const profileOperations: Readonly<Record<string, Handler>> = {
  CreateFargateProfile: async (request, world) => {
    const cluster = clusterOf(world, request);
    const profile = await profileOf(cluster, request, world);
    // Another profile may have begun while the role was checked.
    mustBeAlone(cluster, profile.name, 'create', world.now());
    cluster.profiles.set(profile.name, profile);
    return described(cluster, profile, world.now());
  },

  DescribeFargateProfile: (request, world) => {
    const cluster = clusterOf(world, request);
    return described(cluster, profileNamed(cluster, request, world), world.now());
  },

  ListFargateProfiles: (request, world) => ({
    fargateProfileNames: living(clusterOf(world, request), world.now()).map(({ name }) => name),
  }),

  DeleteFargateProfile: (request, world) => {
    const cluster = clusterOf(world, request);
    const profile = profileNamed(cluster, request, world);
    if (profile.goneAt === undefined) {
      mustBeAlone(cluster, profile.name, 'delete', world.now());
      profile.goneAt = world.now() + world.milliseconds;
    }
    return described(cluster, profile, world.now());
  },
};

async function profileOf(cluster: Cluster, { body }: EksRequest, world: World): Promise<FargateProfile> {
  mustRun(cluster, world);
  const now = world.now();
  const name = String(body.fargateProfileName);
  if (/^eks-/.test(name)) throw invalidParameter('The fargate profile name starts with the reserved prefix: eks-');
  if (living(cluster, now).some((one) => one.name === name)) {
    throw inUse('A Fargate Profile already exists with this name in this cluster.');
  }
  mustBeAlone(cluster, name, 'create', now);
  const selectors = isList(body.selectors) ? body.selectors.filter(isObject) : [];
  if (selectors.length === 0 || selectors.length > mostSelectors) {
    throw invalidParameter(`Fargate profiles take 1 to ${mostSelectors} selectors, not ${selectors.length}`);
  }
  const { account, region } = cluster;
  const roleArn = String(body.podExecutionRoleArn);
  const sourceArn = `arn:aws:eks:${region}:${account}:fargateprofile/${cluster.name}/${name}`;
  const caller = { principal: 'eks-fargate-pods.amazonaws.com', sourceArn };
  if (!(await letsAssume(world.ask, { account, arn: roleArn }, caller))) {
    throw invalidParameter(
      'Misconfigured PodExecutionRole Trust Policy; Please add the eks-fargate-pods.amazonaws.com Service Principal',
    );
  }
  const subnetIds = textsOf(body.subnets, cluster.settings.subnetIds);
  const subnets = await new Network(world.ask, cluster).subnets(subnetIds);
  if (subnets.some(({ vpcId }) => vpcId !== cluster.vpcId)) {
    throw invalidParameter(`Subnets ${subnetIds.join(', ')} are not in the VPC of the cluster`);
  }
  return {
    ...{ name, roleArn, subnetIds, selectors },
    arn: `${sourceArn}/${randomUUID()}`,
    createdAt: now,
    readyAt: now + world.milliseconds,
    goneAt: undefined,
    tags: tagsIn(body),
  };
}

/** Throws where another profile is being made or deleted: EKS does one at a time. */
function mustBeAlone(cluster: Cluster, name: string, verb: 'create' | 'delete', now: number): void {
  const other = living(cluster, now).find((one) => one.name !== name && statusOf(one, now) !== 'ACTIVE');
  if (other === undefined) return;
  throw inUse(
    `Cannot ${verb} Fargate Profile ${name} because cluster ${cluster.name} currently has Fargate profile ${other.name} in status ${statusOf(other, now)}`,
  );
}

function profileNamed(cluster: Cluster, { path }: EksRequest, { now }: World): FargateProfile {
  const name = path.fargateProfileName ?? '';
  const profile = living(cluster, now()).find((one) => one.name === name);
  if (profile === undefined) {
    throw notFound(`No Fargate Profile found with name: ${name}.`);
  }
  return profile;
}

function living({ profiles }: Cluster, now: number): FargateProfile[] {
  return [...profiles.values()].filter(({ goneAt }) => goneAt === undefined || goneAt > now);
}

function statusOf({ goneAt, readyAt }: FargateProfile, now: number): string {
  if (goneAt !== undefined) return 'DELETING';
  return now < readyAt ? 'CREATING' : 'ACTIVE';
}

function described(cluster: Cluster, profile: FargateProfile, now: number): JsonObject {
  const { name, arn, roleArn, subnetIds, selectors, createdAt, tags } = profile;
  return {
    fargateProfile: {
      fargateProfileName: name,
      fargateProfileArn: arn,
      clusterName: cluster.name,
      createdAt: seconds(createdAt),
      podExecutionRoleArn: roleArn,
      subnets: subnetIds,
      selectors,
      status: statusOf(profile, now),
      tags: Object.fromEntries(tags),
      health: { issues: [] },
    },
  };
}
