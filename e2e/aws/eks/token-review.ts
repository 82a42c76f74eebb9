import { isObject, type JsonObject } from '../../../objects/json';
import type { Session, Sessions } from '../identity/sessions';
import { roleArn } from '../identity/sts';
import { adminPolicy } from './access-entries';
import { isSignedWith } from './signature';
import type { Store } from './store';

const tokenPrefix = 'k8s-aws-v1.';
const validMs = 15 * 60 * 1000;

/** Tells an API server whose a token of EKS is, according to the access entries of its cluster. */
export class TokenReviews {
  public constructor(
    private readonly store: Store,
    private readonly sessions: Sessions,
    private readonly now: () => number,
  ) {}

  /** Answers a TokenReview of a cluster's API server. */
  public answer(cluster: string, review: JsonObject): JsonObject {
    const token = isObject(review.spec) ? String(review.spec.token) : '';
    return {
      apiVersion: review.apiVersion ?? 'authentication.k8s.io/v1',
      kind: 'TokenReview',
      status: this.status(cluster, token),
    };
  }

  private status(name: string, token: string): JsonObject {
    if (!token.startsWith(tokenPrefix)) return refused('no token of EKS');
    const session = this.signer(name, token);
    if (typeof session === 'string') return refused(session);
    const principal = roleArn(session.caller.arn);
    // An access entry has the path of a role, and a session's ARN does not.
    const entries = [...(this.store.findByName(name, this.now())?.entries.values() ?? [])];
    const entry = entries.find(({ principalArn }) => withoutPath(principalArn) === principal);
    if (entry === undefined) return refused(`${principal} has no access entry in ${name}`);
    const admin = entry.policies.get(adminPolicy);
    const groups = [...entry.groups, ...(admin?.accessScope.type === 'cluster' ? ['system:masters'] : [])];
    const sessionName = session.caller.arn.split('/').at(-1) ?? '';
    return {
      authenticated: true,
      user: { username: entry.username.replaceAll('{{SessionName}}', sessionName), uid: session.caller.userId, groups },
    };
  }

  /**
   * The session whose keys signed the request to STS that a token is, or the reason why there is none.
   * Source: aws-iam-authenticator, pkg/token (the form of a token, the header that names the cluster, 15 minutes).
   */
  private signer(cluster: string, token: string): Session | string {
    const text = Buffer.from(token.slice(tokenPrefix.length), 'base64url').toString('utf8');
    if (!URL.canParse(text)) return 'the token is no URL';
    const url = new URL(text);
    const query = url.searchParams;
    if (!/^sts\.([a-z0-9-]+\.)?amazonaws\.com$/.test(url.hostname)) return `${url.hostname} is not STS`;
    if (query.get('Action') !== 'GetCallerIdentity') return 'the token does not ask who somebody is';
    const signed = (query.get('X-Amz-SignedHeaders') ?? '').split(';');
    if (!signed.includes('x-k8s-aws-id')) return 'the token names no cluster';
    const date = (query.get('X-Amz-Date') ?? '').replace(/^(....)(..)(..T..)(..)(..)Z$/, '$1-$2-$3:$4:$5Z');
    if (!(Math.abs(this.now() - Date.parse(date)) < validMs)) return 'the token is expired';
    try {
      const session = this.sessions.of(query.get('X-Amz-Credential')?.split('/')[0], 'sts');
      const headers = { 'x-k8s-aws-id': cluster };
      const request = { host: url.host, path: url.pathname, query, headers };
      return isSignedWith(request, session.secretAccessKey) ? session : `the token was not signed for ${cluster}`;
    } catch (error) {
      return String(error);
    }
  }
}

function refused(error: string): JsonObject {
  return { authenticated: false, error };
}

function withoutPath(arn: string): string {
  return arn.replace(/^(arn:aws:iam::\d+:role\/).*?([^/]+)$/, '$1$2');
}
