import { AwsError } from '../calls/aws-error';
import { type Answer, type Ask, type AwsRequest, type Caller, form, query } from '../calls/call';
import { escapeXml } from '../calls/xml';
import { findRole } from './principals';
import type { Session, Sessions } from './sessions';
import { type Candidate, trusts } from './trust';

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** Security Token Service: says who a caller is, and lets callers assume roles. Source: AWS STS API reference, page of each operation. */
export class Sts {
  public constructor(
    private readonly sessions: Sessions,
    private readonly ask: Ask,
  ) {}

  /** Answers a call; its caller is undefined where it is not signed. */
  public async answer(operation: string, request: AwsRequest, caller: Caller | undefined): Promise<Answer> {
    const parameters = request.method === 'POST' ? form(request) : query(request);
    if (operation === 'AssumeRoleWithWebIdentity') return this.withWebIdentity(parameters);
    if (caller === undefined)
      throw new AwsError(403, 'MissingAuthenticationToken', 'Request is missing Authentication Token');
    if (operation === 'GetCallerIdentity') return result(operation, identity(caller));
    if (operation === 'AssumeRole') return this.assumeRole(parameters, caller);
    throw new AwsError(400, 'InvalidAction', `Could not find operation ${operation} for version 2011-06-15`);
  }

  private async assumeRole(parameters: URLSearchParams, caller: Caller): Promise<Answer> {
    const externalId = parameters.get('ExternalId');
    const role = await this.become(parameters, caller.arn, {
      action: 'sts:AssumeRole',
      principals: [caller.arn, roleArn(caller.arn), `arn:aws:iam::${caller.account}:root`, caller.account],
      context: {
        ...(externalId !== null && { 'sts:externalid': externalId }),
        'aws:principalarn': roleArn(caller.arn),
      },
    });
    return result('AssumeRole', credentials(role));
  }

  private async withWebIdentity(parameters: URLSearchParams): Promise<Answer> {
    const claims = claimsOf(parameters.get('WebIdentityToken') ?? '');
    const issuer = String(claims.iss).replace(/^https:\/\//, '');
    const account = accountOf(parameters.get('RoleArn') ?? '');
    const role = await this.become(parameters, 'anonymous', {
      action: 'sts:AssumeRoleWithWebIdentity',
      principals: [`arn:aws:iam::${account}:oidc-provider/${issuer}`],
      context: {
        [`${issuer}:sub`.toLowerCase()]: String(claims.sub),
        [`${issuer}:aud`.toLowerCase()]: String([claims.aud].flat()[0]),
      },
    });
    const subject = `<SubjectFromWebIdentityToken>${escapeXml(String(claims.sub))}</SubjectFromWebIdentityToken>`;
    return result('AssumeRoleWithWebIdentity', subject + credentials(role));
  }

  /** Keys for the requested role; throws unless it exists and trusts the candidate. */
  private async become(
    parameters: URLSearchParams,
    who: string,
    candidate: Candidate,
  ): Promise<Session & { readonly expires?: Date }> {
    const arn = parameters.get('RoleArn') ?? '';
    const account = accountOf(arn);
    const found = await findRole(this.ask, account, arn);
    if (found === undefined || !trusts(found.trust, candidate)) {
      // AWS answers the same whether the role is missing or does not trust.
      const message =
        who === 'anonymous' ? 'Not authorized to perform ' : `User: ${who} is not authorized to perform: `;
      const resource = who === 'anonymous' ? '' : ` on resource: ${arn}`;
      throw new AwsError(403, 'AccessDenied', `${message}${candidate.action}${resource}`);
    }
    return this.sessions.issue({
      account,
      role: arn.slice(arn.lastIndexOf('/') + 1),
      roleId: found.id,
      sessionName: parameters.get('RoleSessionName') ?? 'session',
      seconds: Number(parameters.get('DurationSeconds') ?? 3600),
    });
  }
}

function accountOf(arn: string): string {
  const account = /^arn:aws:iam::(\d{12}):role\/.+/.exec(arn)?.[1];
  if (account === undefined) throw new AwsError(400, 'ValidationError', `${arn} is invalid`);
  return account;
}

/** ARN of the role of a session, without the role's path, which a session does not have; any other ARN stays as it is. */
export function roleArn(arn: string): string {
  return arn.replace(/^arn:aws:sts::(\d+):assumed-role\/([^/]+)\/.*$/, 'arn:aws:iam::$1:role/$2');
}

function claimsOf(token: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;
  } catch {
    throw new AwsError(
      400,
      'InvalidIdentityToken',
      'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
    );
  }
}

function identity({ arn, userId, account }: Caller): string {
  return `<Arn>${escapeXml(arn)}</Arn><UserId>${escapeXml(userId)}</UserId><Account>${account}</Account>`;
}

function credentials({ accessKeyId, secretAccessKey, token, expires, caller }: Session): string {
  return [
    '<AssumedRoleUser>',
    `<AssumedRoleId>${escapeXml(caller.userId)}</AssumedRoleId><Arn>${escapeXml(caller.arn)}</Arn>`,
    '</AssumedRoleUser><Credentials>',
    `<AccessKeyId>${accessKeyId}</AccessKeyId><SecretAccessKey>${secretAccessKey}</SecretAccessKey>`,
    `<SessionToken>${token}</SessionToken><Expiration>${expires?.toISOString()}</Expiration></Credentials>`,
  ].join('');
}

function result(operation: string, body: string): Answer {
  const id = '<ResponseMetadata><RequestId>00000000-0000-0000-0000-000000000000</RequestId></ResponseMetadata>';
  return {
    status: 200,
    headers: { 'content-type': 'text/xml' },
    body: `<${operation}Response xmlns="${namespace}"><${operation}Result>${body}</${operation}Result>${id}</${operation}Response>`,
  };
}
