import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';

/** One call of AWS's API, as the front of the emulators logs it. */
export interface Call {
  /** When it was answered, in ISO 8601. */
  readonly time: string;
  readonly account: string;
  /** ARN of who called. */
  readonly principal: string;
  /** API, for example `ec2`. */
  readonly api: string;
  /** What IAM calls it, for example `ec2:CreateVpc`. */
  readonly action: string;
  /** What the API calls it, for example `CreateVpc`. */
  readonly operation: string;
  /** HTTP status of the answer. */
  readonly status: number;
  /** AWS's code for why it was refused. @default - it was not */
  readonly error?: string;
  /** Whether it changes something. */
  readonly write: boolean;
}

/** The calls that providers have made of AWS; those that proofs make do not count. */
export class Calls {
  private readonly all: Call[] = [];
  private read = 0;

  /** Takes the file to which the front appends a line of JSON for each call. */
  public constructor(
    private readonly file: string,
    private readonly isProviders: (call: Call) => boolean,
  ) {}

  /** Every call so far, in its order. */
  public list(): readonly Call[] {
    this.readOn();
    return this.all;
  }

  /** How many calls there are so far: what comes later is `since` this. */
  public mark(): number {
    return this.list().length;
  }

  /** Calls after a mark that changed something, or would have if AWS had not refused them. */
  public writesSince(mark: number): readonly Call[] {
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
    // A line that is being written has no end yet.
    const end = buffer.lastIndexOf('\n') + 1;
    this.read += end;
    const lines = buffer.subarray(0, end).toString('utf8').split('\n').filter(Boolean);
    this.all.push(...lines.map((line): Call => JSON.parse(line)).filter(this.isProviders));
  }
}
