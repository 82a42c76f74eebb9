import { createWriteStream, type WriteStream } from 'node:fs';
import type { About } from '../calls/about';

/** A call to AWS, as a line of the log. */
export interface LoggedCall {
  /** When it was answered, in ISO 8601. */
  readonly time: string;
  /** Account of the caller; empty where the caller is unknown. */
  readonly account: string;
  /** ARN of the caller; empty where the caller is unknown. */
  readonly principal: string;
  readonly region: string;
  readonly api: string;
  /** What IAM calls it, for example `s3:PutBucketPolicy`. */
  readonly action: string;
  /** What the API reference calls it. */
  readonly operation: string;
  /** What the request names. @default - nothing */
  readonly about?: About;
  /** Status of the HTTP answer. */
  readonly status: number;
  /** Error code of AWS. @default - none, the call succeeded */
  readonly error?: string;
  /** AWS's error message. @default - none, the call succeeded */
  readonly message?: string;
  /** Whether such a call changes something when it succeeds. */
  readonly write: boolean;
  readonly milliseconds: number;
}

/** A file of JSON lines with every call. */
export class CallLog {
  private readonly file: WriteStream;

  public constructor(file: string) {
    this.file = createWriteStream(file, { flags: 'a' });
  }

  /** Writes a call. */
  public add(call: LoggedCall): void {
    this.file.write(`${JSON.stringify(call)}\n`);
  }
}
