import type { Environment } from '../../config/model/environment';
import { type DistObject, where } from '../../objects/dist';
import { namesNamespace, selectsPod } from '../../objects/fargate-selector';
import { groupKind } from '../../objects/group-kind';
import { listAt } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';
import { type FargatePods, fargatePods, workloadManifests } from './pods';

/**
 * Pods of an environment that would never start, since no Fargate profile selects them or since they belong to a
 * DaemonSet, and pods that would start by another profile than their own: AWS chooses the first by name, while those of
 * the platform need the one that names their namespace, whose role pulls their images.
 *
 * Source: Amazon EKS user guide, "Define which Pods use AWS Fargate when launched" and "AWS Fargate considerations".
 */
export function profileCoverageProblems(objects: readonly DistObject[], environment: Environment): string[] {
  const profiles = objects.filter(
    (object) => groupKind(object) === 'eks FargateProfile' && object.namespace === environment.name,
  );
  const daemonSets = workloadManifests(objects, environment)
    .filter(({ manifest }) => manifest.kind === 'DaemonSet')
    .map(({ object }) => `${where(object)}: a DaemonSet, which Fargate does not run — use a Deployment`);
  const ofServices = new Set(environment.services.map(({ namespace }) => namespace));
  return [
    ...daemonSets,
    ...fargatePods(objects, environment).flatMap((pods) =>
      selectionProblems(pods, profiles, ofServices.has(pods.namespace)),
    ),
  ];
}

function selectionProblems(pods: FargatePods, profiles: readonly DistObject[], isOfService: boolean): string[] {
  const { startedBy, namespace, labels } = pods;
  const selecting = (profile: DistObject) =>
    listAt(forProviderOf(profile.body), 'selector').filter((selector) => selectsPod(selector, pods));
  const taking = profiles.filter((profile) => selecting(profile).length > 0);
  const own = taking.filter((profile) => selecting(profile).some(namesNamespace));
  const which = [namespace, ...Object.entries(labels).map(([key, value]) => `${key}=${value}`)].join(' ');
  if (own.length > 1 || (own.length === 0 && taking.length > 1)) {
    return [`${startedBy}: pods for more than one profile (${taking.map(({ name }) => name)}) — leave them to one`];
  }
  if (own.length === 0 && (taking.length === 0 || !isOfService)) {
    return [`${startedBy}: no Fargate profile selects its pods (${which}) — add a selector to one`];
  }
  const first = taking.map(({ name }) => name).sort()[0];
  if (own.every(({ name }) => name === first)) return [];
  return [
    `${startedBy}: pods that the profile ${first} takes, as the first by name (${which}) — name their own before`,
  ];
}
