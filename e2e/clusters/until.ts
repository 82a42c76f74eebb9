import { setTimeout as sleep } from 'node:timers/promises';
import { KubectlError } from '../../tools/processes/kubectl';

/**
 * Asks what is missing until nothing is. An API server that does not answer counts as missing. Throws after the limit, in
 * seconds, with what was missing last.
 */
export async function until(
  what: string,
  missing: () => Promise<readonly string[]>,
  limit: number,
  intervalMs = 1000,
): Promise<void> {
  const end = performance.now() + limit * 1000;
  for (;;) {
    const still = await missing().catch((error: unknown) => {
      if (error instanceof KubectlError) return [error.message];
      throw error;
    });
    if (still.length === 0) return;
    if (performance.now() > end) {
      const shown = still.slice(0, 10).map((line) => `\n  ${line}`);
      throw new Error(`${what}: after ${limit} s ${still.length} still missing${shown.join('')}`);
    }
    await sleep(intervalMs);
  }
}
