import { at, listAt, stringAt } from '../../objects/json';
import type { KubeObject } from '../../tools/processes/kubectl';
import { listApplications } from '../argocd/applications';
import { refresh } from '../argocd/refresh';
import { until } from '../clusters/until';
import type { Loop } from '../loop/loop';

/**
 * Makes Argo CD render and compare everything again, twice. Throws where anything is not Synced and Healthy afterwards, or
 * was synced in between, as Argo CD does by itself with a difference that comes back.
 */
export async function refreshedTwice({ management }: Loop): Promise<void> {
  const list = () => listApplications(management);
  const before = new Map((await list()).map((application) => [application.metadata.name, syncsOf(application)]));
  for (const round of ['first', 'second']) {
    await refresh(management.kubectl, [...before.keys()], 'hard');
    // The controller removes the annotation in the same patch that says what it found.
    const awaited = async () =>
      (await list())
        .filter(({ metadata }) => metadata.annotations?.['argocd.argoproj.io/refresh'] !== undefined)
        .map(({ metadata }) => `${metadata.name}: was not compared`);
    await until(`the ${round} hard refresh`, awaited, 300);
    const after = await list();
    const gone = [...before.keys()].filter((name) => !after.some(({ metadata }) => metadata.name === name));
    const problems = [
      ...gone.map((name) => `${name}: is gone`),
      ...after.flatMap((application) => differencesOf(application, before.get(application.metadata.name))),
    ];
    if (problems.length > 0) throw new Error(`after the ${round} refresh:\n${problems.join('\n')}`);
  }
}

function differencesOf(application: KubeObject, before: string | undefined): string[] {
  const { metadata, status } = application;
  const [sync, health] = [stringAt(status, 'sync', 'status'), stringAt(status, 'health', 'status')];
  const syncs = syncsOf(application);
  return [
    ...(sync === 'Synced' && health === 'Healthy' ? [] : [`${metadata.name}: is ${sync} and ${health}`]),
    ...(syncs === before ? [] : [`${metadata.name}: was synced, ${before} before and ${syncs} now`]),
  ];
}

/** Text that changes with each sync of an Application; the history alone lacks syncs of only some objects, as self-heals are. */
function syncsOf({ status }: KubeObject): string {
  const [start, end] = ['startedAt', 'finishedAt'].map((time) => stringAt(status, 'operationState', time));
  const history = listAt(status, 'history').map((one) => at(one, 'id'));
  return `from ${start} to ${end} with history ${history.join()}`;
}
