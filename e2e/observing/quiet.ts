import { setTimeout as sleep } from 'node:timers/promises';
import type { Loop } from '../loop/loop';

const pauseMs = 1000;
/** Seconds without a call after which nothing is under way in AWS; longer than the provider waits between two calls. */
const quietSeconds = 12;

/** Waits until the providers no longer call AWS; throws where they still do after the limit, in seconds. */
export async function quiet({ aws }: Loop, limit = 300): Promise<void> {
  const end = performance.now() + limit * 1000;
  let [calls, since] = [aws.calls.mark(), performance.now()];
  while (performance.now() - since < quietSeconds * 1000) {
    await sleep(pauseMs);
    const now = aws.calls.mark();
    if (now !== calls) [calls, since] = [now, performance.now()];
    if (performance.now() > end) {
      const last = aws.calls
        .list()
        .slice(-5)
        .map(({ account, action }) => `${action} of ${account}`);
      throw new Error(`AWS is still called after ${limit} s, last ${last.join(', ')}`);
    }
  }
}
