import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import type { LoggedCall } from '../aws/front/call-log';

/** The calls that providers have made of AWS; those that proofs make do not count. */
export class Calls {
  private readonly all: LoggedCall[] = [];
  private read = 0;

  /** Takes the file to which the front appends a line of JSON for each call. */
  public constructor(
    private readonly file: string,
    private readonly isProviders: (call: LoggedCall) => boolean,
  ) {}

  /** Every call so far, in its order. */
  public list(): readonly LoggedCall[] {
    this.readOn();
    return this.all;
  }

  /** How many calls there are so far: a mark from which to count later ones. */
  public mark(): number {
    return this.list().length;
  }

  /** Calls after a mark that changed something, or that AWS refused to let change something. */
  public writesSince(mark: number): readonly LoggedCall[] {
    return this.list()
      .slice(mark)
      .filter(({ write }) => write);
  }

  private readOn(): void {
    if (!existsSync(this.file)) return;
    const size = statSync(this.file).size;
    const buffer = Buffer.alloc(size - this.read);
    const file = openSync(this.file, 'r');
    readSync(file, buffer, 0, buffer.length, this.read);
    closeSync(file);
    // The last line may not be complete yet.
    const end = buffer.lastIndexOf('\n') + 1;
    this.read += end;
    const lines = buffer.subarray(0, end).toString('utf8').split('\n').filter(Boolean);
    this.all.push(...lines.map((line): LoggedCall => JSON.parse(line)).filter(this.isProviders));
  }
}
