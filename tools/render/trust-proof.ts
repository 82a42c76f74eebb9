import assert from 'node:assert/strict';
import { type Call, type Decision, decide } from '../../checks/policies/simulate';
import type { DistObject } from '../../objects/dist';
import { parsedObject, stringAt } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';
import type { LivedThrough } from './live';
import { withoutOwner } from './rendered-object';

/** A token of an identity provider, with which somebody asks AWS for a role. */
interface Token {
  /** ARN of the provider. */
  readonly provider: string;
  readonly audience: string;
  readonly subject: string;
}

/** A rendered role, with the only token that may assume it. */
interface TrustedRole {
  readonly account: string;
  readonly name: string;
  readonly policy: NonNullable<Call['resourcePolicy']>;
  readonly token: Token;
}

function trustedRole({ life, lived }: LivedThrough): TrustedRole {
  const { body } = life.composite;
  const last = lived.find(({ phase }) => phase === 'everything ready')?.resources.map(withoutOwner) ?? [];
  const role = last.find(({ kind }) => kind === 'Role');
  const policy = parsedObject(stringAt(forProviderOf(role), 'assumeRolePolicy') ?? '');
  if (policy === undefined) throw new Error('no role with a trust policy');
  const provider = /"(arn:aws:iam::\d{12}:oidc-provider\/[^"]+)"/.exec(JSON.stringify(policy))?.[1] ?? '';
  const account = stringAt(body, 'spec', 'policyArn')?.split(':')[4] ?? '';
  const [namespace, name] = ['namespace', 'name'].map((key) => stringAt(body, 'spec', 'serviceAccount', key));
  const token = { provider, audience: 'sts.amazonaws.com', subject: `system:serviceaccount:${namespace}:${name}` };
  return { account, name: stringAt(role, 'metadata', 'name') ?? '', policy, token };
}

// The evaluator ignores the keys of providers that IAM does not list, so two that it lists stand in for ours and another.
const [own, another] = ['accounts.google.com', 'cognito-identity.amazonaws.com'];

function asks({ account, name, policy, token }: TrustedRole, asking: Token): Promise<Decision> {
  const hostOf = ({ provider }: Token) => provider.replace(/^.*:oidc-provider\//, '');
  const standIn = (text: string) => text.replaceAll(hostOf(token), own).replaceAll(hostOf(asking), another);
  const host = standIn(hostOf(asking));
  return decide({
    principal: standIn(asking.provider),
    action: 'sts:AssumeRoleWithWebIdentity',
    resource: `arn:aws:iam::${account}:role/${name}`,
    account,
    context: { [`${host}:aud`]: asking.audience, [`${host}:sub`]: asking.subject },
    resourcePolicy: parsedObject(standIn(JSON.stringify(policy))),
  });
}

/**
 * Throws unless an IAM evaluator lets the rendered role be assumed with its service account's own token, and with no token of
 * another service account, namespace, audience or cluster.
 */
export async function checkTrust(through: LivedThrough, composites: readonly DistObject[]): Promise<void> {
  const role = trustedRole(through);
  const { token } = role;
  assert.equal(await asks(role, token), 'Allowed', token.subject);
  const subjects = composites
    .filter(({ kind }) => kind === 'WorkloadIdentity')
    .map(({ body }) => ['namespace', 'name'].map((key) => stringAt(body, 'spec', 'serviceAccount', key)).join(':'));
  const others: Token[] = [
    ...[...new Set(subjects)]
      .map((account) => `system:serviceaccount:${account}`)
      .filter((subject) => subject !== token.subject)
      .map((subject) => ({ ...token, subject })),
    { ...token, subject: `${token.subject}-2` },
    { ...token, subject: token.subject.replace('system:serviceaccount:', 'system:serviceaccount:default-') },
    { ...token, audience: 'kubernetes.default.svc' },
    { ...token, provider: token.provider.replace(/[^/]+$/, '0'.repeat(32)) },
  ];
  for (const other of others) assert.equal(await asks(role, other), 'ImplicitlyDenied', JSON.stringify(other));
}
