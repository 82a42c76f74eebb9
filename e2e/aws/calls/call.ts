import type { JsonObject } from '../../../objects/json';

/** A request as it came from a client of AWS. */
export interface AwsRequest {
  readonly method: string;
  /** The host that the client meant. */
  readonly host: string;
  /** Path and query, as sent. */
  readonly target: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Who calls. */
export interface Caller {
  readonly account: string;
  /** For example `arn:aws:sts::111122223333:assumed-role/crossplane-provisioner/session`. */
  readonly arn: string;
  /** Id in front of the session's name, as AWS writes it. */
  readonly userId: string;
}

/** A request with what it asks and who asks. */
export interface Call extends AwsRequest {
  /** API of AWS in the spelling of IAM, for example `ec2`; S3 Control is `s3control`. */
  readonly api: string;
  /** Name in the API reference, for example `CreateVpc`. */
  readonly operation: string;
  readonly region: string;
  readonly caller: Caller;
}

/** An HTTP answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Answers a call, as an emulator does. */
export type Ask = (call: Call) => Promise<Answer>;

/** The parameters of a call to an API that takes forms: EC2, IAM, SNS, STS. */
export function form(call: AwsRequest): URLSearchParams {
  return new URLSearchParams(call.body.toString('utf8'));
}

/** The parameters of a call to an API that takes JSON; none where there is no body. */
export function json(call: AwsRequest): JsonObject {
  return call.body.length === 0 ? {} : (JSON.parse(call.body.toString('utf8')) as JsonObject);
}

/** The query of a call. */
export function query(call: AwsRequest): URLSearchParams {
  const start = call.target.indexOf('?');
  return new URLSearchParams(start === -1 ? '' : call.target.slice(start + 1));
}

/** The path of a call, as sent. */
export function path(call: AwsRequest): string {
  return call.target.replace(/\?.*$/s, '');
}
