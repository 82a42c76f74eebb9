import { stringAt } from '../checks/json';
import { listObjects } from './list-objects';
import type { Loop } from './loop';
import { refresh } from './refresh';
import { until } from './until';

/** Has Argo CD compare everything anew, twice, from rendering on; throws where anything is not Synced and Healthy then. */
export async function refreshedTwice({ management }: Loop): Promise<void> {
  const list = () => listObjects(management, '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications');
  for (let round = 0; round < 2; round += 1) {
    const before = new Map(
      (await list()).map(({ metadata, status }) => [metadata.name, stringAt(status, 'reconciledAt')]),
    );
    await refresh(management.kubectl, [...before.keys()], 'hard');
    const compared = async () =>
      (await list())
        .filter(({ metadata, status }) => before.get(metadata.name) === stringAt(status, 'reconciledAt'))
        .map(({ metadata }) => `${metadata.name}: was not compared`);
    await until('a hard refresh', compared, 60);
    const moved = (await list()).filter(
      ({ status }) =>
        stringAt(status, 'sync', 'status') !== 'Synced' || stringAt(status, 'health', 'status') !== 'Healthy',
    );
    if (moved.length > 0) throw new Error(moved.map(({ metadata }) => metadata.name).join(', '));
  }
}
