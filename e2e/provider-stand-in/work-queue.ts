/** What a piece of work asks for when it is done: nothing, another turn after a time, or one after the next backoff. */
export type Outcome = 'done' | 'retry' | { readonly afterMs: number };

/** Options of a work queue. */
export interface QueueOptions {
  /** Keys that are worked on at the same time. */
  readonly concurrency: number;
  /** Milliseconds before the first retry; doubled with each further one. */
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
}

/** Works on keys: each one alone, again when it was added meanwhile, and later when it fails. */
export class WorkQueue {
  private readonly waiting = new Set<string>();
  private readonly working = new Set<string>();
  private readonly again = new Set<string>();
  private readonly failures = new Map<string, number>();
  private readonly timers = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly work: (key: string) => Promise<Outcome>,
    private readonly options: QueueOptions,
  ) {}

  /** Asks for a turn as soon as possible. */
  add(key: string): void {
    if (this.working.has(key)) this.again.add(key);
    else this.waiting.add(key);
    this.next();
  }

  /** Asks for a turn after a time; a later request replaces an earlier one. */
  addAfter(key: string, milliseconds: number): void {
    clearTimeout(this.timers.get(key));
    const timer = setTimeout(() => {
      this.timers.delete(key);
      this.add(key);
    }, milliseconds);
    this.timers.set(key, timer);
  }

  /** Starts nothing more. */
  stop(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.waiting.clear();
    this.again.clear();
  }

  private next(): void {
    for (const key of this.waiting) {
      if (this.working.size >= this.options.concurrency) return;
      this.waiting.delete(key);
      this.working.add(key);
      void this.turn(key);
    }
  }

  private async turn(key: string): Promise<void> {
    const outcome = await this.work(key);
    this.working.delete(key);
    if (outcome === 'retry') this.addAfter(key, this.backoff(key));
    else this.failures.delete(key);
    if (typeof outcome === 'object') this.addAfter(key, outcome.afterMs);
    if (this.again.delete(key)) this.waiting.add(key);
    this.next();
  }

  private backoff(key: string): number {
    const failures = this.failures.get(key) ?? 0;
    this.failures.set(key, failures + 1);
    return Math.min(this.options.firstRetryMs * 2 ** failures, this.options.longestRetryMs);
  }
}
