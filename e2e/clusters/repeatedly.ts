import { setTimeout as sleep } from 'node:timers/promises';
import { KubectlError } from '../../tools/processes/kubectl';

/** Something that is done again and again, as a controller does it, until it is stopped. */
export class Repeatedly {
  private readonly stopping = new AbortController();
  private readonly loop: Promise<void>;

  /** Starts at once, and waits between two rounds, in milliseconds. */
  public constructor(
    private readonly round: () => Promise<void>,
    private readonly pauseMs: number,
  ) {
    this.loop = this.run();
    // Until somebody stops it nobody listens, and Node ends a process in which nobody listens to a failure.
    this.loop.catch(() => undefined);
  }

  /** Ends after the round that is under way; throws what a round has thrown. */
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
        // An API server that is being killed answers again; the next round asks it.
        if (!(error instanceof KubectlError)) throw error;
      }
      await sleep(this.pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
