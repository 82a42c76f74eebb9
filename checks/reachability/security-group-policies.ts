import { awsQuotas } from '../../config/model/aws/aws-quotas';
import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, isObject, type Json, listAt, stringAt } from '../../objects/json';
import { type Labels, selects } from '../../objects/label-selector';
import { forProviderOf } from '../../objects/managed-resource';
import type { Pod } from './network-policy';
import type { Member } from './security-groups';

/** A pod, as far as SecurityGroupPolicies look at it. */
export interface SelectedPod {
  readonly namespace: string;
  readonly labels: Labels;
  /** Labels of the service account that it runs as. */
  readonly serviceAccountLabels: Labels;
}

/**
 * Names of the SecurityGroup objects whose groups a Fargate pod carries: those of all SecurityGroupPolicies that select
 * it. Nothing means that the pod carries the group that EKS itself makes for the cluster. Throws for a policy whose
 * groups are not all patched in from SecurityGroup objects.
 *
 * Source: aws/amazon-vpc-resource-controller-k8s, how its webhook matches pods.
 */
export function groupsOf(objects: readonly DistObject[], pod: SelectedPod): readonly string[] {
  const selecting = objects.filter((object) => {
    const policy = policyOf(object);
    return stringAt(policy, 'metadata', 'namespace') === pod.namespace && selectsPod(at(policy, 'spec'), pod);
  });
  return [...new Set(selecting.flatMap(groupsOfPolicy))];
}

/**
 * The network interfaces of pods, each different one once; they are fewer than the pods, most of which carry the same
 * groups.
 */
export function podMembers(objects: readonly DistObject[], pods: readonly (SelectedPod & Pod)[]): Member[] {
  const members = pods.map((pod): Member => ({ groups: groupsOf(objects, pod), ip: pod.ip }));
  return [...new Map(members.map((member) => [JSON.stringify(member), member])).values()];
}

/** The SecurityGroupPolicy that an object is, or that it puts into the workload cluster. */
function policyOf(object: DistObject): Json | undefined {
  const isObjectOfProvider = groupKind(object) === 'kubernetes.m.crossplane.io Object';
  const manifest = isObjectOfProvider ? at(forProviderOf(object.body), 'manifest') : object.body;
  return at(manifest, 'kind') === 'SecurityGroupPolicy' ? manifest : undefined;
}

function selectsPod(spec: Json | undefined, { labels, serviceAccountLabels }: SelectedPod): boolean {
  const pairs: [Json | undefined, Labels][] = [
    [at(spec, 'podSelector'), labels],
    [at(spec, 'serviceAccountSelector'), serviceAccountLabels],
  ];
  // A policy without any selector selects nobody; with both, both must match.
  const given = pairs.flatMap(([selector, own]) => (isObject(selector) ? [selects(selector, own)] : []));
  return given.length > 0 && given.every(Boolean);
}

function groupsOfPolicy(object: DistObject): readonly string[] {
  const groups: string[] = [];
  for (const reference of listAt(object.body, 'spec', 'references')) {
    const index = /^spec\.securityGroups\.groupIds\[(\d+)\]$/.exec(stringAt(reference, 'toFieldPath') ?? '')?.[1];
    if (index !== undefined) groups[Number(index)] = groupOf(object, at(reference, 'patchesFrom'));
  }
  const literal = listAt(policyOf(object), 'spec', 'securityGroups', 'groupIds').length;
  const total = Math.max(groups.length, literal);
  const known = Array.from({ length: total }, (_, index) => groups[index]).filter((group) => group !== undefined);
  if (total === 0 || known.length < total) {
    throw new Error(`${where(object)}: not every group is known (${known}) — patch each from its SecurityGroup`);
  }
  const { limit } = awsQuotas.groupsPerInterface;
  if (total > limit) throw new Error(`${where(object)}: more groups than ${limit} (${known}) — leave some out`);
  return known;
}

function groupOf(object: DistObject, source: Json | undefined): string {
  const [apiVersion = '', kind, name, path] = ['apiVersion', 'kind', 'name', 'fieldPath'].map((key) =>
    stringAt(source, key),
  );
  const isGroup = apiVersion.startsWith('ec2.aws.m.upbound.io/') && kind === 'SecurityGroup';
  if (isGroup && name !== undefined && path === 'status.atProvider.id') return name;
  throw new Error(
    `${where(object)}: not the id of a SecurityGroup (${JSON.stringify(source)}) — patch from status.atProvider.id`,
  );
}
