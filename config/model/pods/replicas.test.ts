import fc from 'fast-check';
import { placingSeconds } from '../aws/fargate';
import { podsOfUpdate, surge } from './replicas';

test.each([
  [1, 45, 2],
  [2, 45, 4],
  [8, 45, 12],
  [8, 60, 12],
  [8, 61, 14],
  [40, 45, 60],
  [40, 3600, 80],
])('%d replicas whose pods end within %d seconds are at most %d pods in an update', (to, ending, pods) => {
  expect(podsOfUpdate({ to }, ending)).toBe(pods);
});

/** The most pods at any moment of a rolling update in which no pod is missed, with seconds until each new one is ready. */
function mostPods(to: number, ending: number, starting: () => number): number {
  const live = to + Math.ceil(to * surge);
  const becomesReady: number[] = [];
  const isGone: number[] = [];
  let [old, ready, made, most] = [to, 0, 0, to];
  for (let now = 0; old > 0; now = Math.min(...becomesReady)) {
    while (becomesReady.some((time) => time <= now)) {
      becomesReady.splice(becomesReady.indexOf(Math.min(...becomesReady)), 1);
      ready += 1;
    }
    for (; old > 0 && old + ready > to; old -= 1) isGone.push(now + ending);
    for (; made < to && old + made < live; made += 1) becomesReady.push(now + starting());
    most = Math.max(most, old + made + isGone.filter((time) => time > now).length);
  }
  return most;
}

test('no update has more pods than that, however long each new one takes to be ready', () => {
  const seconds = fc.integer({ min: placingSeconds.least, max: placingSeconds.most });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 400 }),
      fc.infiniteStream(seconds),
      (to, ending, stream) => {
        expect(mostPods(to, ending, () => stream.next().value)).toBeLessThanOrEqual(podsOfUpdate({ to }, ending));
      },
    ),
  );
  expect(mostPods(8, 45, () => placingSeconds.least)).toBe(podsOfUpdate({ to: 8 }, 45));
});
