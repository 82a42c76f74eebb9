import { setTimeout as sleep } from 'node:timers/promises';
import { ProgramError } from '../../tools/processes/program-error';

/** Work that is repeated, as a controller does, until it is stopped. */
export class Repeatedly {
  private readonly stopping = new AbortController();
  private readonly loop: Promise<void>;

  /** Starts at once, and waits so many milliseconds between two rounds. */
  public constructor(
    private readonly round: () => Promise<void>,
    private readonly pauseMs: number,
  ) {
    this.loop = this.run();
    // Nobody awaits the loop before it is stopped, and Node ends a process with a failure that nobody awaits.
    this.loop.catch(() => undefined);
  }

  /** Ends after the current round; throws what a round has thrown. */
  public async stop(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.round();
      } catch (error) {
        // A program that was killed, such as an API server, will answer again, and the next round asks it.
        if (!(error instanceof ProgramError)) throw error;
      }
      await sleep(this.pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
