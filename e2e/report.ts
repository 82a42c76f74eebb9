const startedAt = performance.now();

/** Seconds since the run began, with one decimal. */
export function elapsed(since = startedAt): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/** What a run tells: each step with its time, each claim with its outcome, and what was measured. */
export class Report {
  private readonly outcomes: { readonly claim: string; readonly error?: unknown }[] = [];
  private readonly rows: (readonly [string, string])[] = [];

  /** Does one step of the way and says how long it took; throws what the step throws. */
  public async step<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const start = performance.now();
    process.stderr.write(`${elapsed().padStart(9)}  ${name} …\n`);
    const result = await work();
    process.stderr.write(`${elapsed().padStart(9)}  ${name}: ${elapsed(start)}\n`);
    return result;
  }

  /** Proves one claim; a claim that fails is told and counted, and the next one goes on. */
  public async claim(name: string, proof: () => Promise<void>): Promise<void> {
    const start = performance.now();
    try {
      await proof();
      this.outcomes.push({ claim: name });
      console.log(`${elapsed().padStart(9)}  passed  ${name} (${elapsed(start)})`);
    } catch (error) {
      this.outcomes.push({ claim: name, error });
      console.log(
        `${elapsed().padStart(9)}  FAILED  ${name} (${elapsed(start)})\n${String(error).replaceAll(/^/gm, ' '.repeat(19))}`,
      );
    }
  }

  /** Notes a figure for the table at the end. */
  public measure(name: string, value: string | number): void {
    this.rows.push([name, String(value)]);
  }

  /** Prints the figures and the count; returns how many claims failed. */
  public end(): number {
    const width = Math.max(...this.rows.map(([name]) => name.length));
    console.log('');
    for (const [name, value] of this.rows) console.log(`${name.padEnd(width)}  ${value}`);
    const failed = this.outcomes.filter(({ error }) => error !== undefined).length;
    console.log(`\n${this.outcomes.length - failed} passed, ${failed} failed`);
    return failed;
  }
}
