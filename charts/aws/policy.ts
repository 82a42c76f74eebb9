/** One statement of an IAM or resource policy, with the elements that AWS names so. */
export interface Statement {
  /** @default - none */
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  /** @default - none, the statement is for whoever has the policy */
  readonly Principal?: '*' | Readonly<Record<string, string>>;
  readonly Action: string | readonly string[];
  /** @default - none, as in a trust policy, whose role is the resource */
  readonly Resource?: string | readonly string[];
  /** @default - none */
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** Denies everybody what comes without TLS, of these actions on these resources. */
export function tlsOnly(actions: string, ...resources: readonly string[]): Statement {
  return {
    Sid: 'TlsOnly',
    Effect: 'Deny',
    Principal: '*',
    Action: actions,
    Resource: resources,
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}

/**
 * A policy document as the JSON text that AWS expects; on many lines, so that a review of `dist/` shows what changed.
 */
export function policy(...statements: readonly Statement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
}
