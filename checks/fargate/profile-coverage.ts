import type { Environment } from '../../config/model/environment';
import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, isObject, type Json, listAt, stringAt } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';
import { type FargatePods, fargatePods, workloadManifests } from './pods';

/**
 * Pods of an environment that would never start, since no Fargate profile selects them or since they belong to a
 * DaemonSet, and pods that two profiles select, so that AWS chooses one by name.
 *
 * Source: Amazon EKS user guide, "AWS Fargate profile" and "AWS Fargate considerations".
 */
export function profileCoverageProblems(objects: readonly DistObject[], environment: Environment): string[] {
  const profiles = objects.filter(
    (object) => groupKind(object) === 'eks FargateProfile' && object.namespace === environment.name,
  );
  const daemonSets = workloadManifests(objects, environment)
    .filter(({ manifest }) => manifest.kind === 'DaemonSet')
    .map(({ object }) => `${where(object)}: a DaemonSet, which Fargate does not run — use a Deployment`);
  return [...daemonSets, ...fargatePods(objects, environment).flatMap((pods) => selectionProblems(pods, profiles))];
}

function selectionProblems(pods: FargatePods, profiles: readonly DistObject[]): string[] {
  const { startedBy, namespace, labels } = pods;
  const taking = profiles.filter(({ body }) =>
    listAt(forProviderOf(body), 'selector').some((selector) => selectsAll(selector, pods)),
  );
  if (taking.length === 1) return [];
  const which = [namespace, ...Object.entries(labels).map(([key, value]) => `${key}=${value}`)].join(' ');
  return taking.length === 0
    ? [`${startedBy}: no Fargate profile selects its pods (${which}) — add a selector to one`]
    : [`${startedBy}: pods for more than one profile (${taking.map(({ name }) => name)}) — leave them to one`];
}

function selectsAll(selector: Json, { namespace, labels }: FargatePods): boolean {
  const wanted = at(selector, 'labels');
  return (
    matches(stringAt(selector, 'namespace') ?? '', namespace) &&
    Object.entries(isObject(wanted) ? wanted : {}).every(
      ([key, value]) => Object.hasOwn(labels, key) && matches(String(value), labels[key] ?? ''),
    )
  );
}

/** A selector may have `*` for any characters and `?` for one. */
function matches(pattern: string, text: string): boolean {
  const parts = [...pattern].map((character) => {
    if (character === '*') return '.*';
    return character === '?' ? '.' : character.replace(/[\\^$.|+()[\]{}]/, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`).test(text);
}
