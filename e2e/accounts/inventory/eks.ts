import type { Ask, AwsResource } from './aws-resource';
import { contentOf } from './content';
import { tagged, type WrittenTags } from './tags';

interface Described {
  readonly createdAt: string;
  readonly tags?: WrittenTags;
}

/** What an account has of EKS's kinds. */
export async function eksResources(ask: Ask): Promise<readonly AwsResource[]> {
  const { clusters } = await ask<{ readonly clusters: readonly string[] }>('eks', 'ListClusters');
  const found = await Promise.all(clusters.map((name) => ofCluster(ask, name)));
  return found.flat();
}

async function ofCluster(ask: Ask, name: string): Promise<readonly AwsResource[]> {
  const of = { clusterName: name };
  const { cluster } = await ask<{ readonly cluster: Described }>('eks', 'DescribeCluster', { name });
  const { fargateProfileNames } = await ask<{ readonly fargateProfileNames: readonly string[] }>(
    'eks',
    'ListFargateProfiles',
    of,
  );
  const { addons } = await ask<{ readonly addons: readonly string[] }>('eks', 'ListAddons', of);
  const { accessEntries } = await ask<{ readonly accessEntries: readonly string[] }>('eks', 'ListAccessEntries', of);
  const profiles = await Promise.all(fargateProfileNames.map((profile) => ofProfile(ask, name, profile)));
  const found = await Promise.all(addons.map((addon) => ofAddon(ask, name, addon)));
  const entries = await Promise.all(accessEntries.map((principal) => ofEntry(ask, name, principal)));
  const own = {
    ...tagged('eks Cluster', cluster.createdAt, cluster.tags, name),
    content: contentOf(cluster, [
      'accessConfig',
      'deletionProtection',
      'encryptionConfig',
      'logging',
      'resourcesVpcConfig',
      'upgradePolicy',
      'version',
    ]),
  };
  return [own, ...profiles, ...found, ...entries.flat()];
}

async function ofProfile(ask: Ask, clusterName: string, fargateProfileName: string): Promise<AwsResource> {
  const { fargateProfile } = await ask<{ readonly fargateProfile: Described & { readonly fargateProfileArn: string } }>(
    'eks',
    'DescribeFargateProfile',
    { clusterName, fargateProfileName },
  );
  const { fargateProfileArn, tags, ...profile } = fargateProfile;
  return {
    ...tagged('eks FargateProfile', fargateProfileArn, tags, fargateProfileName),
    content: contentOf(profile, ['podExecutionRoleArn', 'selectors', 'subnets']),
  };
}

async function ofAddon(ask: Ask, clusterName: string, addonName: string): Promise<AwsResource> {
  const { addon } = await ask<{ readonly addon: Described & { readonly addonArn: string } }>('eks', 'DescribeAddon', {
    clusterName,
    addonName,
  });
  return {
    ...tagged('eks Addon', addon.addonArn, addon.tags),
    content: contentOf(addon, ['addonVersion', 'configurationValues', 'serviceAccountRoleArn']),
  };
}

async function ofEntry(ask: Ask, clusterName: string, principalArn: string): Promise<readonly AwsResource[]> {
  const of = { clusterName, principalArn };
  const { accessEntry } = await ask<{ readonly accessEntry: Described & { readonly accessEntryArn: string } }>(
    'eks',
    'DescribeAccessEntry',
    of,
  );
  const { associatedAccessPolicies } = await ask<{
    readonly associatedAccessPolicies: readonly { readonly policyArn: string; readonly associatedAt: string }[];
  }>('eks', 'ListAssociatedAccessPolicies', of);
  const entry = {
    ...tagged('eks AccessEntry', accessEntry.accessEntryArn, accessEntry.tags),
    content: contentOf(accessEntry, ['kubernetesGroups', 'type', 'username']),
  };
  return [
    entry,
    ...associatedAccessPolicies.map(({ policyArn, associatedAt }) => ({
      kind: 'eks AccessPolicyAssociation',
      name: `${entry.name}, ${policyArn}`,
      identity: associatedAt,
    })),
  ];
}
