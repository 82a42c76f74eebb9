import { selectsPod } from '../../objects/fargate-selector';
import { isObject, type Json, listAt, stringAt, stringsAt } from '../../objects/json';
import type { Labels } from '../../objects/label-selector';
import type { Ask } from '../accounts/inventory/aws-resource';
import { AwsRefusal } from '../aws/client';

/** Label that names the profile of a pod. Source: Amazon EKS user guide, "Define which Pods use AWS Fargate when launched". */
export const profileLabel = 'eks.amazonaws.com/fargate-profile';

/** What a profile selects: pods of a namespace that have all these labels. */
export interface ProfileSelector {
  readonly namespace: string;
  readonly labels: Labels;
}

/** A Fargate profile of a cluster. */
export interface Profile {
  readonly name: string;
  readonly subnets: readonly string[];
  readonly selectors: readonly ProfileSelector[];
}

/** What decides which profile takes a pod. */
export interface Selected {
  readonly namespace: string;
  readonly labels: Labels;
}

/** The profiles of a cluster that take pods, as EKS describes them; none where there is no such cluster. */
export async function activeProfiles(ask: Ask, clusterName: string): Promise<readonly Profile[]> {
  try {
    const listed: Json = await ask('eks', 'ListFargateProfiles', { clusterName });
    const names = listAt(listed, 'fargateProfileNames').filter((name) => typeof name === 'string');
    const described = await Promise.all(
      names.map((fargateProfileName) =>
        ask<{ fargateProfile: Json }>('eks', 'DescribeFargateProfile', { clusterName, fargateProfileName }),
      ),
    );
    return described
      .map(({ fargateProfile }) => fargateProfile)
      .filter((profile) => stringAt(profile, 'status') === 'ACTIVE')
      .map(profileOf);
  } catch (error) {
    if (error instanceof AwsRefusal && error.code === 'ResourceNotFoundException') return [];
    throw error;
  }
}

function profileOf(described: Json): Profile {
  return {
    name: stringAt(described, 'fargateProfileName') ?? '',
    subnets: listAt(described, 'subnets').filter((subnet) => typeof subnet === 'string'),
    selectors: listAt(described, 'selectors')
      .filter(isObject)
      .map((selector) => ({
        namespace: stringAt(selector, 'namespace') ?? '',
        labels: stringsAt(selector, 'labels'),
      })),
  };
}

/**
 * The profile that takes a pod: the one that the pod names, if it selects the pod, and otherwise the first by name that does;
 * undefined where none selects it, and the pod waits for a node that never comes.
 *
 * Source: Amazon EKS user guide, "Define which Pods use AWS Fargate when launched".
 */
export function profileFor(profiles: readonly Profile[], pod: Selected): Profile | undefined {
  const selecting = profiles
    .filter(({ selectors }) => selectors.some((selector) => selectsPod({ ...selector }, pod)))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  return selecting.find(({ name }) => name === pod.labels[profileLabel]) ?? selecting[0];
}
