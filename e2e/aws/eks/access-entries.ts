import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../../objects/json';
import { principalExists } from '../identity/principals';
import { type AccessEntry, type AssociatedPolicy, type Cluster, seconds } from './cluster';
import { inUse, invalidParameter, invalidRequest, notFound } from './errors';
import { objectOf, tagsIn, textsOf } from './parameters';
import { clusterOf, mustRun } from './store';
import type { EksRequest, Handler, World } from './world';

const policyForm = /^arn:aws:eks::aws:cluster-access-policy\/AmazonEKS\w+Policy$/;
/** The policy that makes an administrator of the whole cluster. */
export const adminPolicy = 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy';

/** Operations on access entries. Source: Amazon EKS API reference, page of each action. */
export const entryOperations: Readonly<Record<string, Handler>> = {
  CreateAccessEntry: async (request, world) => {
    const cluster = withEntries(request, world);
    mustRun(cluster, world);
    const { body } = request;
    const principalArn = String(body.principalArn);
    if (cluster.entries.has(principalArn)) {
      throw inUse('The specified access entry resource is already in use on this cluster.');
    }
    if (!(await exists(principalArn, world))) {
      throw invalidParameter('The specified principalArn is invalid: invalid principal.');
    }
    const type = String(body.type ?? 'STANDARD');
    const groups = textsOf(body.kubernetesGroups);
    const reserved = groups.find((group) => group.startsWith('system:') || group.startsWith('eks:'));
    if (reserved !== undefined) {
      throw invalidParameter(`The kubernetes group name ${reserved} is invalid, it cannot start with system: or eks:`);
    }
    const entry: AccessEntry = {
      ...entryOf(cluster, principalArn, world.now()),
      type,
      groups,
      ...(body.username !== undefined && { username: String(body.username) }),
      tags: tagsIn(body),
    };
    cluster.entries.set(principalArn, entry);
    return described(cluster, entry);
  },

  DescribeAccessEntry: (request, world) => {
    const cluster = withEntries(request, world);
    return described(cluster, entryNamed(cluster, request));
  },

  ListAccessEntries: (request, world) => ({ accessEntries: [...withEntries(request, world).entries.keys()] }),

  UpdateAccessEntry: (request, world) => {
    const cluster = withEntries(request, world);
    const entry = entryNamed(cluster, request);
    if (request.body.kubernetesGroups !== undefined) entry.groups = textsOf(request.body.kubernetesGroups);
    if (request.body.username !== undefined) entry.username = String(request.body.username);
    entry.modifiedAt = world.now();
    return described(cluster, entry);
  },

  DeleteAccessEntry: (request, world) => {
    const cluster = withEntries(request, world);
    cluster.entries.delete(entryNamed(cluster, request).principalArn);
    return {};
  },

  AssociateAccessPolicy: (request, world) => {
    const cluster = withEntries(request, world);
    const entry = entryNamed(cluster, request);
    const policyArn = String(request.body.policyArn);
    if (!policyForm.test(policyArn))
      throw invalidParameter(`The policyArn parameter format is not valid: ${policyArn}`);
    const policy = { policyArn, accessScope: objectOf(request.body.accessScope), associatedAt: world.now() };
    entry.policies.set(policyArn, policy);
    return { clusterName: cluster.name, principalArn: entry.principalArn, associatedAccessPolicy: written(policy) };
  },

  ListAssociatedAccessPolicies: (request, world) => {
    const cluster = withEntries(request, world);
    const { principalArn, policies } = entryNamed(cluster, request);
    return { clusterName: cluster.name, principalArn, associatedAccessPolicies: [...policies.values()].map(written) };
  },

  DisassociateAccessPolicy: (request, world) => {
    const { policies } = entryNamed(withEntries(request, world), request);
    if (!policies.delete(request.path.policyArn ?? '')) {
      throw notFound(`No policy association found for ${request.path.policyArn}`);
    }
    return {};
  },
};

/** The entry that the creator of a cluster gets by default. */
export function creatorEntry(cluster: Cluster, principalArn: string, now: number): AccessEntry {
  const entry = entryOf(cluster, principalArn, now);
  entry.policies.set(adminPolicy, { policyArn: adminPolicy, accessScope: { type: 'cluster' }, associatedAt: now });
  return entry;
}

function entryOf({ region, account, name }: Cluster, principalArn: string, now: number): AccessEntry {
  const [kind = '', principal = ''] = principalArn.split(':').at(-1)?.split('/') ?? [];
  const isRole = kind === 'role';
  return {
    principalArn,
    arn: `arn:aws:eks:${region}:${account}:access-entry/${name}/${kind}/${account}/${principal}/${randomUUID()}`,
    type: 'STANDARD',
    groups: [],
    username: isRole ? `arn:aws:sts::${account}:assumed-role/${principal}/{{SessionName}}` : principalArn,
    createdAt: now,
    modifiedAt: now,
    tags: new Map(),
    policies: new Map(),
  };
}

async function exists(principalArn: string, { ask }: World): Promise<boolean> {
  return (await principalExists(ask, principalArn)) ?? /^arn:aws:iam::\d{12}:root$/.test(principalArn);
}

function withEntries(request: EksRequest, world: World): Cluster {
  const cluster = clusterOf(world, request);
  if (cluster.settings.authenticationMode === 'CONFIG_MAP') {
    throw invalidRequest(
      "The cluster's authentication mode must be set to one of [API, API_AND_CONFIG_MAP] to perform this operation.",
    );
  }
  return cluster;
}

function entryNamed({ entries }: Cluster, { path }: EksRequest): AccessEntry {
  const entry = entries.get(path.principalArn ?? '');
  if (entry === undefined) {
    throw notFound(
      "The specified principalArn could not be found. You can view your available access entries with 'aws eks list-access-entries'.",
    );
  }
  return entry;
}

function written({ policyArn, accessScope, associatedAt }: AssociatedPolicy): JsonObject {
  const scope = { namespaces: [], ...accessScope };
  return { policyArn, accessScope: scope, associatedAt: seconds(associatedAt), modifiedAt: seconds(associatedAt) };
}

function described(cluster: Cluster, entry: AccessEntry): JsonObject {
  return {
    accessEntry: {
      clusterName: cluster.name,
      principalArn: entry.principalArn,
      kubernetesGroups: entry.groups,
      accessEntryArn: entry.arn,
      createdAt: seconds(entry.createdAt),
      modifiedAt: seconds(entry.modifiedAt),
      tags: Object.fromEntries(entry.tags),
      username: entry.username,
      type: entry.type,
    },
  };
}
