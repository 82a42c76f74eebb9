import { conditionsOf } from '../../objects/conditions';
import { at, isObject, listAt, stringAt } from '../../objects/json';
import type { KubeObject } from '../../tools/processes/kubectl';
import type { Cluster } from '../clusters/cluster';
import { listObjects } from '../clusters/list-objects';

/** What Argo CD says about an Application that deploys a directory of the repository. */
export interface ApplicationState {
  readonly name: string;
  /** Directory of the repository. */
  readonly path: string;
  /** Whether Argo CD syncs it by itself. */
  readonly automatic: boolean;
  readonly syncOptions: readonly string[];
  /** `Synced`, `OutOfSync` or `Unknown`. */
  readonly sync: string;
  /** `Healthy`, `Progressing`, `Degraded`, `Suspended`, `Missing` or `Unknown`. */
  readonly health: string;
  /** Commit that it was last compared with. */
  readonly revision: string;
  /** Commit that it was last synced to; '' before the first sync. */
  readonly synced: string;
  /** Phase of its last sync: `Running`, `Succeeded`, `Failed` or `Error`; '' before the first sync. */
  readonly phase: string;
  /** Whether it is being deleted, with all that it has deployed. */
  readonly deleting: boolean;
  /** How often its last sync was tried again. */
  readonly retries: number;
  /** What became of its last sync, and why it cannot be compared or synced. */
  readonly message: string;
}

/** Every Application in Argo CD's own namespace, as the API server has it. */
export function listApplications(management: Cluster): Promise<readonly KubeObject[]> {
  return listObjects(management, '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications');
}

/** The Applications that deploy directories of the repository; not those of charts from other repositories. */
export async function applications(management: Cluster): Promise<readonly ApplicationState[]> {
  return (await listApplications(management)).flatMap(({ metadata, spec, status }) => {
    const path = stringAt(spec, 'source', 'path');
    if (path === undefined) return [];
    const texts = conditionsOf(status).map((one) => stringAt(one, 'message'));
    return {
      name: metadata.name,
      path,
      automatic: isObject(at(spec, 'syncPolicy', 'automated')),
      syncOptions: listAt(spec, 'syncPolicy', 'syncOptions').map(String),
      sync: stringAt(status, 'sync', 'status') ?? 'Unknown',
      health: stringAt(status, 'health', 'status') ?? 'Unknown',
      revision: stringAt(status, 'sync', 'revision') ?? '',
      synced: stringAt(status, 'operationState', 'syncResult', 'revision') ?? '',
      phase: stringAt(status, 'operationState', 'phase') ?? '',
      deleting: metadata.deletionTimestamp !== undefined,
      retries: Number(at(status, 'operationState', 'retryCount') ?? 0),
      message: [stringAt(status, 'operationState', 'message'), ...texts].filter(Boolean).join('; '),
    };
  });
}
