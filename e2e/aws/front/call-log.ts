import { createWriteStream, type WriteStream } from 'node:fs';

/** A call to AWS, as a line of the log. */
export interface LoggedCall {
  /** When it was answered. */
  readonly time: string;
  /** Empty where the caller could not be told. */
  readonly account: string;
  /** ARN of who called; empty where it could not be told. */
  readonly principal: string;
  readonly region: string;
  readonly api: string;
  /** What IAM calls it, for example `s3:PutBucketPolicy`. */
  readonly action: string;
  /** What the API reference calls it. */
  readonly operation: string;
  /** Status of the HTTP answer. */
  readonly status: number;
  /** Error code of AWS; left out where the call succeeded. */
  readonly error?: string;
  /** What AWS said to it; left out where the call succeeded. */
  readonly message?: string;
  /** Whether it changes something, if it succeeds. */
  readonly write: boolean;
  readonly milliseconds: number;
}

/** A file of JSON lines with every call. */
export class CallLog {
  private readonly file: WriteStream;

  public constructor(file: string) {
    this.file = createWriteStream(file, { flags: 'a' });
  }

  public add(call: LoggedCall): void {
    this.file.write(`${JSON.stringify(call)}\n`);
  }
}
