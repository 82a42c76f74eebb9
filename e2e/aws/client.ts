import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { JsonObject } from '../../objects/json';
import { startChild } from '../../tools/processes/children';
import { endWithParent } from '../../tools/processes/end-with-parent';
import { ProgramError } from '../../tools/processes/program-error';

/** A refusal of AWS, with its code. */
export class AwsRefusal extends Error {
  public constructor(
    public readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
  }
}

interface Line {
  readonly result?: JsonObject;
  readonly error?: { readonly Code: string; readonly Message: string };
  readonly failure?: string;
}

interface Waiting {
  readonly resolve: (result: JsonObject) => void;
  readonly reject: (error: Error) => void;
}

/** Calls AWS as the root user of an account, through boto3. */
export class AwsClient {
  private readonly child: ChildProcess;
  private readonly waiting: Waiting[] = [];

  public constructor(
    python: string,
    environment: Readonly<Record<string, string>>,
    private readonly region: string,
  ) {
    // Python's SDK takes an empty variable as a value.
    const env = Object.fromEntries(
      Object.entries({ ...process.env, ...environment }).filter(([, value]) => value !== ''),
    );
    this.child = startChild(python, [join(__dirname, 'client.py')], { stdio: ['pipe', 'pipe', 'inherit'], env });
    const ended = this.child.pid === undefined ? () => undefined : endWithParent(this.child.pid);
    this.child.once('close', () => {
      ended();
      for (const { reject } of this.waiting.splice(0)) reject(new ProgramError('aws-client: ended before it answered'));
    });
    if (this.child.stdout === null) throw new Error('aws-client: has no output');
    createInterface({ input: this.child.stdout }).on('line', (line) => this.answered(JSON.parse(line) as Line));
  }

  /**
   * The answer to an operation, for example `DescribeVpcs` of `ec2`, with all its pages; throws AwsRefusal for an error.
   */
  public call(
    account: string,
    api: string,
    operation: string,
    params: JsonObject = {},
    region = this.region,
  ): Promise<JsonObject> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.child.stdin?.write(`${JSON.stringify({ account, api, operation, params, region })}\n`);
    });
  }

  /** Ends the process; rejects what was asked and not answered. */
  public stop(): void {
    this.child.kill('SIGKILL');
  }

  private answered({ result, error, failure }: Line): void {
    const next = this.waiting.shift();
    if (error !== undefined) next?.reject(new AwsRefusal(error.Code, error.Message));
    else if (result === undefined) next?.reject(new ProgramError(`aws-client: ${failure}`));
    else next?.resolve(result);
  }
}
