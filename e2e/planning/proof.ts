import { join } from 'node:path';
import { isTrue } from '../../objects/conditions';
import { readDist } from '../../objects/dist';
import { listAt } from '../../objects/json';
import { until } from '../clusters/until';
import type { Loop } from '../loop/loop';
import { applyAsSynced } from './apply';
import { pushed, throughArgoCd } from './pushed';
import { removed } from './removed';
import { Steps, type StepsProps } from './steps';

/** Pairs of the environment that is removed: it becomes disposable, and it goes. */
const ofRemoval = 2;

/**
 * Plans so many pairs of configurations, or a few more, applies them, and compares the plans with what AWS then shows.
 *
 * In most steps the proof does what Argo CD does with a new revision, but does not wait for one wave to be healthy before
 * the next, deletes without asking, and applies no object that has not changed. What a plan says Argo CD never comes to, or
 * AWS does not delete, it believes and does not touch. So these prove what becomes of the other objects in AWS, and not
 * when, nor who is asked; the last pairs go through Argo CD.
 */
export async function planProof(props: StepsProps, count: number): Promise<void> {
  const { loop, report } = props;
  await report.step('what all environments share', () => installShared(loop));
  const steps = new Steps(props);
  await steps.begin();
  const { tracks } = steps;
  await steps.take(tracks.map((track) => steps.pairOf(track, { edits: ['comes'], written: track.chain.state })));
  const last = props.only === undefined ? ofRemoval + throughArgoCd : 0;
  while (steps.pairs < count - last) {
    await steps.take(steps.free.map((track) => steps.pairOf(track, track.chain.next())));
  }
  await steps.settle();
  if (props.only !== undefined) return;
  await pushed(props, steps);
  await removed(loop, steps);
}

async function installShared({ management, checkout }: Loop): Promise<void> {
  const { objects } = readDist(join(checkout.folder, 'dist'));
  const shared = objects.filter(({ file }) => /^dist\/platform\/(?:compositions|crossplane)\//.test(file));
  const refused = async () => [...(await applyAsSynced(management.kubectl, [{ from: [], to: shared }])).values()];
  await until('what all environments share', refused, 300);
  const activated = shared
    .filter(({ kind }) => kind === 'ManagedResourceActivationPolicy')
    .flatMap(({ body }) => listAt(body, 'spec', 'activate').map(String));
  const undefinedYet = async () => {
    const definitions = await management.kubectl.list('customresourcedefinitions.apiextensions.k8s.io');
    const served = definitions.filter((one) => isTrue(one.status, 'Established'));
    return activated.filter((name) => !served.some(({ metadata }) => metadata.name === name));
  };
  await until('the kinds that the activation policy names', undefinedYet, 300);
}
