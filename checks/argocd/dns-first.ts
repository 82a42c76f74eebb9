import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { listAt, stringAt } from '../../objects/json';
import { externalNameOf, forProviderOf } from '../../objects/managed-resource';

/**
 * Whether a cluster gets DNS as soon as it can: only the cluster, the profile that selects DNS's pods and what these
 * two need come before the add-on, since a wave waits for everything in the wave before it.
 */
export function dnsFirstProblems(objects: readonly DistObject[]): string[] {
  return objects
    .filter(
      (object) => groupKind(object) === 'eks Addon' && stringAt(forProviderOf(object.body), 'addonName') === 'coredns',
    )
    .flatMap((addon) =>
      unitProblems(
        addon,
        objects.filter(({ file }) => file === addon.file),
      ),
    );
}

function unitProblems(addon: DistObject, unit: readonly DistObject[]): string[] {
  const clusters = unit.filter(({ kind, name }) => kind === 'EksCluster' && name === named(addon, 'clusterName'));
  const profiles = unit.filter(takesDns);
  const needed = [...clusters, ...profiles];
  const roles = new Set([
    ...clusters.map(({ body }) => stringAt(body, 'spec', 'roleName')),
    ...profiles.map((profile) => named(profile, 'podExecutionRoleArnRef', 'name')),
  ]);
  const logs = clusters.map(({ name }) => `/aws/eks/${name}/cluster`);
  const isNeeded = (object: DistObject) =>
    needed.includes(object) ||
    (groupKind(object) === 'iam Role' && roles.has(object.name)) ||
    (object.group === 'iam.aws.m.upbound.io' && roles.has(named(object, 'roleRef', 'name'))) ||
    (groupKind(object) === 'cloudwatchlogs Group' && logs.includes(externalNameOf(object)));
  const [cluster, profile] = [clusters[0], profiles[0]];
  if (cluster === undefined) return [`${where(addon)}: no EksCluster in its unit — add the one that it belongs to`];
  if (profile === undefined) return [`${where(addon)}: no profile in its unit takes its pods — add one`];
  return [
    ...needed
      .filter((object) => wave(object) >= wave(addon))
      .map((object) => `${where(object)}: not before DNS (wave ${wave(object)}) — give it an earlier one`),
    ...unit
      .filter((object) => wave(object) < wave(addon) && !isNeeded(object))
      .map(
        (object) => `${where(object)}: before DNS, which does without (wave ${wave(object)}) — write ${wave(addon)}`,
      ),
  ];
}

function takesDns(object: DistObject): boolean {
  const selectors = groupKind(object) === 'eks FargateProfile' ? listAt(forProviderOf(object.body), 'selector') : [];
  return selectors.some(
    (selector) =>
      stringAt(selector, 'namespace') === 'kube-system' && stringAt(selector, 'labels', 'k8s-app') === 'kube-dns',
  );
}

const named = (object: DistObject, ...path: string[]) => stringAt(forProviderOf(object.body), ...path);
const wave = ({ annotations }: DistObject) => Number(annotations['argocd.argoproj.io/sync-wave'] ?? 0);
