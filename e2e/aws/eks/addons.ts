import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../../objects/json';
import { type Addon, type Cluster, seconds } from './cluster';
import { updateOf, written } from './cluster-updates';
import { inUse, invalidParameter, notFound } from './errors';
import { tagsIn } from './parameters';
import { clusterOf, mustRun } from './store';
import { minors } from './versions';
import type { EksRequest, Handler, World } from './world';

const name = /^(coredns|kube-proxy|vpc-cni|eks-pod-identity-agent|metrics-server|aws-ebs-csi-driver)$/;
const versionForm = /^v\d+\.\d+\.\d+-eksbuild\.\d+$/;

// CoreDNS's minor version rises with that of Kubernetes. Only AWS knows which builds exist, so any is accepted.
// Source: Amazon EKS user guide, "Manage CoreDNS for DNS in Amazon EKS clusters", which names the newest builds alone.
const firstCoreDns: Readonly<Record<string, string>> = {
  '1.30': 'v1.11.1-eksbuild.8',
  '1.31': 'v1.11.3-eksbuild.1',
  '1.32': 'v1.11.4-eksbuild.2',
  '1.33': 'v1.12.1-eksbuild.2',
  '1.34': 'v1.12.3-eksbuild.1',
  '1.35': 'v1.13.1-eksbuild.1',
  '1.36': 'v1.14.0-eksbuild.1',
};
const otherDefault = 'v1.0.0-eksbuild.1';

/** Operations on add-ons. Source: Amazon EKS API reference, page of each action. */
export const addonOperations: Readonly<Record<string, Handler>> = {
  CreateAddon: (request, world) => {
    const cluster = clusterOf(world, request);
    mustRun(cluster, world);
    const addon = addonOf(cluster, request, world);
    cluster.addons.set(addon.name, addon);
    return described(cluster, addon, world.now());
  },

  DescribeAddon: (request, world) => {
    const cluster = clusterOf(world, request);
    return described(cluster, addonNamed(cluster, request, world), world.now());
  },

  ListAddons: (request, world) => ({ addons: living(clusterOf(world, request), world.now()).map((one) => one.name) }),

  UpdateAddon: (request, world) => {
    const cluster = clusterOf(world, request);
    const addon = addonNamed(cluster, request, world);
    const status = statusOf(addon, world.now());
    if (status !== 'ACTIVE') throw inUse(`Addon ${addon.name} cannot be updated as it is currently in ${status} state`);
    const { addonVersion, configurationValues, serviceAccountRoleArn } = request.body;
    if (addonVersion !== undefined) addon.version = supported(String(addonVersion));
    if (configurationValues !== undefined) addon.configuration = String(configurationValues);
    if (serviceAccountRoleArn !== undefined) addon.roleArn = String(serviceAccountRoleArn);
    addon.modifiedAt = world.now();
    const update = updateOf('AddonUpdate', { AddonVersion: addon.version }, world);
    addon.updates.push(update);
    return { update: written(update, world.now()) };
  },

  DeleteAddon: (request, world) => {
    const cluster = clusterOf(world, request);
    const addon = addonNamed(cluster, request, world);
    addon.goneAt ??= world.now() + world.milliseconds;
    return described(cluster, addon, world.now());
  },

  DescribeAddonVersions: ({ query }) => {
    const asked = query.get('addonName') ?? 'coredns';
    const versions = minors.map((minor) => ({
      addonVersion: defaultVersion(asked, minor),
      architecture: ['amd64', 'arm64'],
      compatibilities: [{ clusterVersion: minor, platformVersions: ['*'], defaultVersion: true }],
      requiresConfiguration: false,
    }));
    return {
      addons: [{ addonName: asked, type: 'networking', addonVersions: versions, publisher: 'eks', owner: 'aws' }],
    };
  },
};

function addonOf(cluster: Cluster, { body }: EksRequest, world: World): Addon {
  const now = world.now();
  const wanted = String(body.addonName);
  if (!name.test(wanted)) throw invalidParameter('Addon specified is not supported');
  if (living(cluster, now).some((one) => one.name === wanted)) throw inUse('Addon already exists.');
  const { version } = cluster.settings;
  return {
    name: wanted,
    arn: `arn:aws:eks:${cluster.region}:${cluster.account}:addon/${cluster.name}/${wanted}/${randomUUID()}`,
    version: body.addonVersion === undefined ? defaultVersion(wanted, version) : supported(String(body.addonVersion)),
    configuration: body.configurationValues === undefined ? undefined : String(body.configurationValues),
    roleArn: body.serviceAccountRoleArn === undefined ? undefined : String(body.serviceAccountRoleArn),
    createdAt: now,
    modifiedAt: now,
    readyAt: now + world.milliseconds,
    goneAt: undefined,
    updates: [],
    tags: tagsIn(body),
  };
}

function supported(version: string): string {
  if (!versionForm.test(version)) throw invalidParameter('Addon version specified is not supported');
  return version;
}

function defaultVersion(addon: string, minor: string): string {
  return addon === 'coredns' ? (firstCoreDns[minor] ?? otherDefault) : otherDefault;
}

function addonNamed(cluster: Cluster, { path }: EksRequest, { now }: World): Addon {
  const addon = living(cluster, now()).find((one) => one.name === path.addonName);
  if (addon === undefined) throw notFound(`No addon: ${path.addonName} found in cluster: ${cluster.name}`);
  return addon;
}

function living({ addons }: Cluster, now: number): Addon[] {
  return [...addons.values()].filter(({ goneAt }) => goneAt === undefined || goneAt > now);
}

function statusOf({ goneAt, readyAt, updates }: Addon, now: number): string {
  if (goneAt !== undefined) return 'DELETING';
  if (now < readyAt) return 'CREATING';
  return updates.some(({ doneAt }) => doneAt > now) ? 'UPDATING' : 'ACTIVE';
}

function described(cluster: Cluster, addon: Addon, now: number): JsonObject {
  return {
    addon: {
      addonName: addon.name,
      clusterName: cluster.name,
      status: statusOf(addon, now),
      addonVersion: addon.version,
      health: { issues: [] },
      addonArn: addon.arn,
      createdAt: seconds(addon.createdAt),
      modifiedAt: seconds(addon.modifiedAt),
      tags: Object.fromEntries(addon.tags),
      ...(addon.configuration !== undefined && { configurationValues: addon.configuration }),
      ...(addon.roleArn !== undefined && { serviceAccountRoleArn: addon.roleArn }),
    },
  };
}
