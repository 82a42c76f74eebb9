import { logConfigMap } from '../../config/model/log-routing';
import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { listAt, stringAt } from '../../objects/json';
import { forProviderOf, managementPoliciesOf } from '../../objects/managed-resource';
import { writtenObject } from '../composed/written-object';

/** Objects of a unit that Argo CD syncs together, and what they are. */
interface Stage {
  readonly what: string;
  readonly objects: readonly DistObject[];
}

/**
 * Whether the unit of a cluster is synced in the order that its pods need. EKS gives a pod to Fargate when it is made and
 * never later, so all profiles are there before Argo CD gets in. Fargate sends a pod's logs if it knew where to when the pod
 * started, so DNS comes after the ConfigMap which says that. Access of people comes last: a role that does not exist holds up
 * nothing then.
 */
export function clusterOrderProblems(objects: readonly DistObject[]): string[] {
  return objects.filter(isDns).flatMap((addon) =>
    unitProblems(
      addon,
      objects.filter(({ file }) => file === addon.file),
    ),
  );
}

function unitProblems(addon: DistObject, unit: readonly DistObject[]): string[] {
  const entries = unit.filter((object) => groupKind(object) === 'eks AccessEntry');
  const ofPlatform = entries.filter(isOfPlatform);
  const stages: readonly Stage[] = [
    {
      what: 'the EksCluster',
      objects: unit.filter(({ kind, name }) => kind === 'EksCluster' && name === named(addon, 'clusterName')),
    },
    { what: 'the profiles', objects: unit.some(takesDns) ? unit.filter(isProfile) : [] },
    { what: 'what lets the platform in', objects: [...ofPlatform, ...unit.filter((one) => leadsIn(one, ofPlatform))] },
    { what: 'the Object that looks at the ConfigMap of logs', objects: unit.filter(looksAtLogRouting) },
    { what: 'DNS', objects: [addon] },
  ];
  return [
    ...stages
      .filter(({ objects }) => objects.length === 0)
      .map(({ what }) => `${where(addon)}: not in its unit (${what}) — add it, in an earlier wave`),
    ...stages.flatMap(({ objects }, index) => tooEarly(objects, stages[index - 1])),
    ...entries
      .filter((entry) => !ofPlatform.includes(entry) && wave(entry) < wave(addon))
      .map((entry) => `${where(entry)}: before DNS, which does without (wave ${wave(entry)}) — write ${wave(addon)}`),
  ];
}

function tooEarly(objects: readonly DistObject[], before: Stage | undefined): string[] {
  const last = Math.max(-1, ...(before?.objects ?? []).map(wave));
  return objects
    .filter((object) => wave(object) <= last)
    .map((object) => `${where(object)}: not after ${before?.what} (wave ${wave(object)}) — write ${last + 1} at least`);
}

const isDns = (object: DistObject) => groupKind(object) === 'eks Addon' && named(object, 'addonName') === 'coredns';

const isProfile = (object: DistObject) => groupKind(object) === 'eks FargateProfile';

/** Whether it is the access entry of Argo CD, whose role is the unit's own, or of Crossplane, which has a group. */
function isOfPlatform(entry: DistObject): boolean {
  return (
    named(entry, 'principalArnFromRoleRef', 'name') !== undefined ||
    listAt(forProviderOf(entry.body), 'kubernetesGroups').length > 0
  );
}

/** Whether it belongs to one of these access entries, or is by what provider-kubernetes finds the cluster. */
function leadsIn(object: DistObject, entries: readonly DistObject[]): boolean {
  return (
    ['eks ClusterAuth', 'kubernetes.m.crossplane.io ProviderConfig'].includes(groupKind(object)) ||
    entries.some(({ name }) => name === named(object, 'principalArnRef', 'name'))
  );
}

/** Whether it looks at the ConfigMap, and can do nothing else with it. */
function looksAtLogRouting(object: DistObject): boolean {
  const seen = writtenObject(object);
  const [policy, ...others] = managementPoliciesOf(object.body);
  return (
    seen?.kind === 'ConfigMap' &&
    seen.name === logConfigMap.name &&
    seen.namespace === logConfigMap.namespace &&
    policy === 'Observe' &&
    others.length === 0
  );
}

function takesDns(object: DistObject): boolean {
  const selectors = isProfile(object) ? listAt(forProviderOf(object.body), 'selector') : [];
  return selectors.some(
    (selector) =>
      stringAt(selector, 'namespace') === 'kube-system' && stringAt(selector, 'labels', 'k8s-app') === 'kube-dns',
  );
}

const named = (object: DistObject, ...path: string[]) => stringAt(forProviderOf(object.body), ...path);
const wave = ({ annotations }: DistObject) => Number(annotations['argocd.argoproj.io/sync-wave'] ?? 0);
