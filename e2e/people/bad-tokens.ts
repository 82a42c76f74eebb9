import { generateKeyPairSync } from 'node:crypto';
import type { IdentityProvider } from './identity-provider';

/**
 * Tokens with which nobody may get in, by what is wrong with them.
 *
 * @param administrator somebody who would get in with a good one
 * @param nobody somebody without rights
 * @param groups what an administrator is in, by the claim
 */
export function badTokens(
  identityProvider: IdentityProvider,
  {
    administrator,
    nobody,
    groups,
    groupsClaim,
  }: {
    readonly administrator: string;
    readonly nobody: string;
    readonly groups: readonly string[];
    readonly groupsClaim: string;
  },
): Readonly<Record<string, string | undefined>> {
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const past = Math.floor(Date.now() / 1000) - 60;
  return {
    'no token': undefined,
    'no token of any kind': 'token',
    'another audience': identityProvider.token(administrator, { aud: 'another-client' }),
    'no audience': identityProvider.token(administrator, { aud: [] }),
    'another issuer': identityProvider.token(administrator, { iss: 'https://login.example.com' }),
    // Of somebody without a session, since Argo CD continues one that it can refresh.
    'an expired token': identityProvider.token('gone', { [groupsClaim]: groups, iat: past - 900, exp: past }),
    'a token that somebody else has signed': identityProvider.token(administrator, {}, foreign),
    'a token that says another group than was signed': altered(identityProvider.token(nobody), groups),
  };
}

/** A token whose claims are others than were signed. */
function altered(token: string, groups: readonly string[]): string {
  const [header, payload = '', signature] = token.split('.');
  const claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')), groups };
  return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
}
