import type { JsonObject } from '../../../objects/json';
import type { Call } from './call';

/** Where the front itself makes a call. */
export interface Where {
  readonly account: string;
  /** @default us-east-1, the region of what has none */
  readonly region?: string;
}

/** A call that the front itself makes to an API that takes forms. */
export interface InternalCall extends Where {
  readonly api: 'cloudformation' | 'ec2' | 'iam';
  readonly operation: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const versions = { cloudformation: '2010-05-15', ec2: '2016-11-15', iam: '2010-05-08' };

/** A call to an API that takes forms, as the account's root user would make it. */
export function internalCall({ api, operation, parameters, ...where }: InternalCall): Call {
  const body = new URLSearchParams({ Action: operation, Version: versions[api], ...parameters });
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
  return called(where, { api, operation, headers, body: Buffer.from(body.toString()) });
}

/** A call to KMS, as the account's root user would make it. */
export function kmsCall(where: Where, operation: string, parameters: JsonObject): Call {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `TrentService.${operation}` };
  return called(where, { api: 'kms', operation, headers, body: Buffer.from(JSON.stringify(parameters)) });
}

function called(
  { account, region = 'us-east-1' }: Where,
  call: Pick<Call, 'api' | 'operation' | 'headers' | 'body'>,
): Call {
  return {
    ...call,
    region,
    method: 'POST',
    host: call.api === 'iam' ? 'iam.amazonaws.com' : `${call.api}.${region}.amazonaws.com`,
    target: '/',
    caller: { account, arn: `arn:aws:iam::${account}:root`, userId: account },
  };
}
