import { isTrue } from '../../objects/conditions';
import { listAt, stringAt } from '../../objects/json';
import type { KubeObject } from '../../tools/processes/kubectl';
import type { Cluster } from '../clusters/cluster';
import { listObjects } from '../clusters/list-objects';

/** The pods of a service: those that carry its name. */
export interface ServicePods {
  readonly cluster: Cluster;
  readonly namespace: string;
  /** Name of the service. */
  readonly service: string;
}

/** Path of the pods of a service. */
export const pathOfPods = ({ namespace, service }: ServicePods): string =>
  `/api/v1/namespaces/${namespace}/pods?labelSelector=${encodeURIComponent(`app.kubernetes.io/name=${service}`)}`;

/** The pods of a service that are not told to end. */
export async function podsOf(pods: ServicePods): Promise<readonly KubeObject[]> {
  return (await listObjects(pods.cluster, pathOfPods(pods))).filter(isKept);
}

/** Whether a pod takes requests. */
export const takesRequests = (pod: KubeObject): boolean => isKept(pod) && isTrue(pod.status, 'Ready');

/** The images of a pod, each once. */
export function imagesOf({ spec }: KubeObject): readonly string[] {
  return [...new Set(listAt(spec, 'containers').map((one) => stringAt(one, 'image') ?? ''))];
}

const isKept = ({ metadata }: KubeObject) => metadata.deletionTimestamp === undefined;
