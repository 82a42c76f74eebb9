import { compositeDefinitions } from '../../charts/platform/composites/composite-definitions';
import { platform } from '../../config/platform';
import { isTrue } from '../../objects/conditions';
import { applications } from '../argocd/applications';
import { listObjects } from '../clusters/list-objects';
import type { Loop } from '../loop/loop';

/** What is going on between a push and its end, in words; nothing where all is as in Git. */
export async function underWay({ management }: Loop): Promise<readonly string[]> {
  const lists = compositeDefinitions.map(({ plural }) => `/apis/${platform.apiGroup}/v1alpha1/${plural}`);
  const [states, ...composites] = await Promise.all([
    applications(management),
    ...lists.map((path) => listObjects(management, path)),
  ]);
  const deleting = states.filter((one) => one.deleting);
  const syncing = states.filter((one) => !one.deleting && one.phase === 'Running');
  const others = states.filter((one) => !deleting.includes(one) && !syncing.includes(one));
  const behind = others.filter(({ sync }) => sync !== 'Synced');
  const ill = others.filter(({ sync, health }) => sync === 'Synced' && health !== 'Healthy');
  const unready = composites
    .flat()
    .filter(
      ({ metadata, status }) =>
        metadata.deletionTimestamp !== undefined || !isTrue(status, 'Ready') || !isTrue(status, 'Synced'),
    );
  return [
    ...count(syncing.length, 'Application', 'syncing'),
    ...count(deleting.length, 'Application', 'being deleted'),
    ...count(behind.length, 'Application', 'not synced'),
    ...count(ill.length, 'Application', 'not healthy'),
    ...count(unready.length, 'composite', 'not ready'),
  ];
}

function count(number: number, what: string, how: string): string[] {
  return number === 0 ? [] : [`${number} ${what}${number === 1 ? '' : 's'} ${how}`];
}
