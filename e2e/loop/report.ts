import { ProgramError } from '../../tools/processes/program-error';
import { UnexpectedEnd } from '../../tools/processes/unexpected-end';

const startedAt = performance.now();

/** Seconds since a moment, with one decimal. */
export function elapsed(since = startedAt): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/** What a run prints: each step with its time, each proof with its outcome, and what was measured. */
export class Report {
  private readonly outcomes: { readonly statement: string; readonly error?: unknown }[] = [];
  private readonly rows: (readonly [string, string])[] = [];
  private died: Promise<UnexpectedEnd> = new Promise(() => undefined);
  private logs: readonly string[] = [];

  /** Makes the step or proof that is under way, and each that follows, fail with this end. */
  public failOn(died: Promise<UnexpectedEnd>): void {
    this.died = died;
  }

  /** Names the logs to read where a failure does not name its own. */
  public readOnFailure(logs: readonly string[]): void {
    this.logs = logs;
  }

  /** Does a step and prints how long it took; throws what the step throws. */
  public async step<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const start = performance.now();
    process.stderr.write(`${elapsed().padStart(9)}  ${name} …\n`);
    const result = await this.unlessDied(work());
    process.stderr.write(`${elapsed().padStart(9)}  ${name}: ${elapsed(start)}\n`);
    return result;
  }

  /** Proves a statement; prints and counts a failure. Throws only the end of a program, after which nothing can be proved. */
  public async prove(statement: string, proof: () => Promise<void>): Promise<void> {
    const error = await this.outcome(statement, () => this.unlessDied(proof()));
    if (error instanceof UnexpectedEnd) throw error;
  }

  /** Runs all proofs, then prints the figures and the counts; returns how many proofs failed. */
  public async all(proofs: () => Promise<void>): Promise<number> {
    await this.tried('every proof was tried', proofs);
    return this.end();
  }

  /** Runs proofs and counts, as one more, that each was tried, which the end of a program prevents. */
  public async tried(statement: string, proofs: () => Promise<void>): Promise<void> {
    await this.outcome(statement, () => this.unlessDied(proofs()));
  }

  /** Notes a figure for the table at the end. */
  public measure(name: string, value: string | number): void {
    this.rows.push([name, String(value)]);
  }

  /** Prints the figures and the counts; returns how many proofs failed. */
  public end(): number {
    const width = Math.max(...this.rows.map(([name]) => name.length));
    console.log('');
    for (const [name, value] of this.rows) console.log(`${name.padEnd(width)}  ${value}`);
    const failed = this.outcomes.filter(({ error }) => error !== undefined).length;
    console.log(`\n${this.outcomes.length - failed} passed, ${failed} failed`);
    return failed;
  }

  private unlessDied<Result>(work: Promise<Result>): Promise<Result> {
    const died = this.died.then((end) => {
      throw end;
    });
    return Promise.race([work, died]);
  }

  private async outcome(statement: string, proof: () => Promise<void>): Promise<unknown> {
    const start = performance.now();
    const print = (how: string, more = '') =>
      console.log(`${elapsed().padStart(9)}  ${how}  ${statement} (${elapsed(start)})${more}`);
    try {
      await proof();
      this.outcomes.push({ statement });
      return print('passed');
    } catch (error) {
      const isKnown = this.outcomes.some((one) => one.error === error);
      this.outcomes.push({ statement, error });
      print(
        'FAILED',
        `\n${isKnown ? 'for the same reason' : this.reason(error)}`.replaceAll('\n', `\n${' '.repeat(19)}`),
      );
      return error;
    }
  }

  private reason(error: unknown): string {
    // The message of a program's failure has the path of its log.
    if (error instanceof ProgramError) return error.message;
    return [String(error), ...this.logs.map((log) => `read ${log}`)].join('\n');
  }
}
