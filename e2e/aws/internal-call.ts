import type { Call } from './call';

/** A call that the front itself makes to an api that takes forms. */
export interface InternalCall {
  readonly api: 'ec2' | 'iam';
  readonly account: string;
  /** @default us-east-1, which stands for none */
  readonly region?: string;
  readonly operation: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const versions = { ec2: '2016-11-15', iam: '2010-05-08' };

/** The same as if the account's root user had made it. */
export function internalCall({ api, account, region = 'us-east-1', operation, parameters }: InternalCall): Call {
  const body = new URLSearchParams({ Action: operation, Version: versions[api], ...parameters });
  return {
    api,
    operation,
    region,
    method: 'POST',
    host: api === 'iam' ? 'iam.amazonaws.com' : `${api}.${region}.amazonaws.com`,
    target: '/',
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: Buffer.from(body.toString()),
    caller: { account, arn: `arn:aws:iam::${account}:root`, userId: account },
  };
}
