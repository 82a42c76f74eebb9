import { randomBytes } from 'node:crypto';
import { AwsError } from '../calls/aws-error';
import type { Caller } from '../calls/call';

/** Access keys, and whose they are. */
export interface Session {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** @default - none, the keys do not expire */
  readonly token?: string;
  /** @default - never */
  readonly expires?: Date;
  readonly caller: Caller;
}

/** A role that somebody assumes. */
export interface AssumedRole {
  readonly account: string;
  /** Without its path. */
  readonly role: string;
  /** Unique id of the role. */
  readonly roleId: string;
  readonly sessionName: string;
  readonly seconds: number;
}

/** Access keys of the root user of an account, with which the loop inspects AWS. */
export function rootKeys(account: string): Pick<Session, 'accessKeyId' | 'secretAccessKey'> {
  return { accessKeyId: `AKIA${account}ROOT`, secretAccessKey: `root-of-${account}` };
}

/** All valid access keys. */
export class Sessions {
  private readonly byKey = new Map<string, Session>();

  public constructor(accounts: readonly string[]) {
    for (const account of accounts) {
      const caller = { account, arn: `arn:aws:iam::${account}:root`, userId: account };
      const keys = rootKeys(account);
      this.byKey.set(keys.accessKeyId, { ...keys, caller });
    }
  }

  /** Makes keys for a role. */
  public issue({
    account,
    role,
    roleId,
    sessionName,
    seconds,
  }: AssumedRole): Session & Required<Pick<Session, 'token' | 'expires'>> {
    const session = {
      accessKeyId: `ASIA${letters(16)}`,
      secretAccessKey: randomBytes(30).toString('base64'),
      token: randomBytes(96).toString('base64'),
      expires: new Date(Date.now() + seconds * 1000),
      caller: {
        account,
        arn: `arn:aws:sts::${account}:assumed-role/${role}/${sessionName}`,
        userId: `${roleId}:${sessionName}`,
      },
    };
    this.byKey.set(session.accessKeyId, session);
    return session;
  }

  /** The session of an access key; throws what the API answers to unknown and to expired keys. */
  public of(accessKeyId: string | undefined, api: string): Session {
    const session = this.byKey.get(accessKeyId ?? '');
    if (session === undefined) throw refusal(api, unknownKey, 'The security token included in the request is invalid.');
    if (session.expires !== undefined && session.expires.getTime() < Date.now()) {
      throw refusal(api, expired, 'The security token included in the request is expired');
    }
    return session;
  }
}

type Refusals = Readonly<Record<string, readonly [status: number, code: string]>>;

// Source: "Common errors" of each API's reference.
const unknownKey: Refusals = {
  ec2: [401, 'AuthFailure'],
  eks: [403, 'UnrecognizedClientException'],
  iam: [403, 'InvalidClientTokenId'],
  s3: [403, 'InvalidAccessKeyId'],
  s3control: [403, 'InvalidAccessKeyId'],
  sns: [403, 'InvalidClientTokenId'],
  sts: [403, 'InvalidClientTokenId'],
};
const expired: Refusals = {
  ec2: [400, 'RequestExpired'],
  eks: [403, 'ExpiredTokenException'],
  iam: [403, 'ExpiredToken'],
  s3: [400, 'ExpiredToken'],
  s3control: [400, 'ExpiredToken'],
  sns: [403, 'ExpiredToken'],
  sts: [403, 'ExpiredToken'],
};

function refusal(api: string, codes: Refusals, message: string): AwsError {
  const json = codes === expired ? 'ExpiredTokenException' : 'UnrecognizedClientException';
  const [status, code] = codes[api] ?? [400, json];
  return new AwsError(status, code, message);
}

function letters(count: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return [...randomBytes(count)].map((byte) => alphabet[byte % alphabet.length]).join('');
}
