import type { EnvironmentInput } from '../../config/model/environment';
import type { DistObject } from '../../objects/dist';
import type { Loop } from '../loop/loop';
import { moveAll } from './cluster-moves';
import { planned } from './pair';
import { isOf, isOfAccount } from './rendered';
import type { Steps } from './steps';

/**
 * Takes an environment away that Argo CD does not deploy, as `docs/deleting-and-taking-over.md` says: it becomes disposable
 * and loses its entrances, then it goes.
 */
export async function removed(loop: Loop, steps: Steps): Promise<void> {
  const track = steps.tracks.at(-1);
  if (track === undefined) return;
  const { services: _, ...rest } = track.written.environment;
  const environment: EnvironmentInput = { ...rest, protection: 'disposable', cardholderData: false, exceptions: [] };
  const edits = ['becomes disposable, without entrances'];
  await steps.take([steps.pairOf(track, { written: { ...track.written, environment }, edits })]);
  await steps.settle();
  const { environment: name, objects = [], written } = track;
  // Without any other environment, the unit of their accounts would go, and Argo CD would prune nothing of it.
  const [other] = steps.tracks;
  const others = other?.objects?.filter((object) => isOf(other.environment, object) && isOfAccount(object)) ?? [];
  const from = [...objects, ...others];
  const to = from.filter((object) => !isOf(name, object));
  await steps.take([planned({ environment: name, edits: ['goes'], written, from, to })], async () => {
    // Its account goes after all that is in it, and its namespace last.
    const inOrder = [isOfAccount, (object: DistObject) => isOfAccount(object) && object.kind === 'Namespace'];
    const last = await inOrder.reduce<Promise<readonly DistObject[]>>(async (before, stays) => {
      const from = await before;
      const next = from.filter((object) => !isOf(name, object) || stays(object));
      await moveAll(loop, [{ environment: name, from, to: next }]);
      await steps.rest([{ environment: name, objects: next }]);
      return next;
    }, Promise.resolve<readonly DistObject[]>(from));
    return moveAll(loop, [{ environment: name, from: last, to }]);
  });
}
