import { setTimeout as sleep } from 'node:timers/promises';
import { KubectlError } from '../../tools/processes/kubectl';
import { Repeatedly } from './repeatedly';

test('an error in a round ends the rounds, and is thrown by stop', async () => {
  let rounds = 0;
  const failing = new Repeatedly(async () => {
    rounds += 1;
    throw new TypeError('no such field');
  }, 1);
  await sleep(20);
  await expect(failing.stop()).rejects.toThrow('no such field');
  expect(rounds).toBe(1);
});

test('an API server that does not answer is asked again', async () => {
  let rounds = 0;
  const again = await new Promise<Repeatedly>((resolve) => {
    const started = new Repeatedly(async () => {
      rounds += 1;
      if (rounds < 3) throw new KubectlError('connection refused');
      resolve(started);
    }, 1);
  });
  await again.stop();
  expect(rounds).toBeGreaterThanOrEqual(3);
});
