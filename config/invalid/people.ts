import { examplePlatform } from '../model/example';
import type { Invalid } from './invalid';

const { signIn } = examplePlatform;
const unnameable = 'write the group as a token names it, without comma and quotes, neither admin nor role:… nor proj:…';

/** Mistakes in how people sign in to Argo CD, and in what they may do there. */
export const invalidPeople: readonly Invalid[] = [
  {
    mistake: 'a sign-in of which nothing is said',
    platform: { signIn: {} },
    expected: [
      'config/platform.ts signIn.url: is missing — add it, as a string',
      'config/platform.ts signIn.issuer: is missing — add it, as a string',
      'config/platform.ts signIn.clientId: is missing — add it, as a string',
      'config/platform.ts signIn.scopes: is missing — add it, as an array',
      'config/platform.ts signIn.groupsClaim: is missing — add it, as a string',
      'config/platform.ts signIn.administrators: is missing — add it, as an array',
    ],
  },
  {
    mistake: 'a sign-in over plain HTTP, below a path',
    platform: { signIn: { ...signIn, url: 'http://argocd.example.com', issuer: 'login.example.com' } },
    expected: [
      'config/platform.ts signIn.url: is not of the right form ("http://argocd.example.com") — write https://⟨host⟩, without a path',
      'config/platform.ts signIn.issuer: is not of the right form ("login.example.com") — write https://…',
    ],
  },
  {
    mistake: 'an address of Argo CD that ends in a slash',
    platform: { signIn: { ...signIn, url: 'https://argocd.example.com/' } },
    expected: [
      'config/platform.ts signIn.url: is not of the right form ("https://argocd.example.com/") — write https://⟨host⟩, without a path',
    ],
  },
  {
    mistake: 'a client and a claim with blanks',
    platform: { signIn: { ...signIn, clientId: 'argo cd', groupsClaim: 'my groups' } },
    expected: [
      'config/platform.ts signIn.clientId: is not of the right form ("argo cd") — write the id that the identity provider gave the client',
      'config/platform.ts signIn.groupsClaim: is not of the right form ("my groups") — write the name of a claim, e.g. groups',
    ],
  },
  {
    mistake: 'a client secret in Git',
    platform: { signIn: { ...signIn, clientSecret: 'hunter2' } },
    expected: [
      'config/platform.ts signIn.clientSecret: is not a field ("hunter2") — remove it, or use one of url, issuer, clientId, scopes, groupsClaim, administrators',
    ],
  },
  {
    mistake: 'scopes in one text, without openid',
    platform: { signIn: { ...signIn, scopes: ['profile email'] } },
    expected: [
      'config/platform.ts signIn.scopes[0]: is not of the right form ("profile email") — write one scope, e.g. groups',
      'config/platform.ts signIn.scopes: are without openid (["profile email"]) — add \'openid\'',
    ],
  },
  {
    mistake: 'nobody who administers',
    platform: { signIn: { ...signIn, administrators: [] } },
    expected: ['config/platform.ts signIn.administrators: is empty ([]) — name at least one'],
  },
  {
    mistake: 'administrators whom Argo CD takes for its own',
    platform: { signIn: { ...signIn, administrators: ['admin', 'role:admin', 'admins', 'admins'] } },
    expected: [
      `config/platform.ts signIn.administrators[0]: is no group that a policy of Argo CD can name ("admin") — ${unnameable}`,
      `config/platform.ts signIn.administrators[1]: is no group that a policy of Argo CD can name ("role:admin") — ${unnameable}`,
      'config/platform.ts signIn.administrators[3]: is listed twice ("admins") — remove one',
    ],
  },
  {
    mistake: 'groups that end a line or a field of the policy',
    environment: {
      viewers: ['dev, prod', '#dev', ' dev'],
      deployers: ['dev\np, x, *, *, *, allow', '"dev"', '', 'proj:dev:x'],
    },
    expected: [
      `config/dev.ts viewers[0]: is no group that a policy of Argo CD can name ("dev, prod") — ${unnameable}`,
      `config/dev.ts viewers[1]: is no group that a policy of Argo CD can name ("#dev") — ${unnameable}`,
      `config/dev.ts viewers[2]: is no group that a policy of Argo CD can name (" dev") — ${unnameable}`,
      `config/dev.ts deployers[0]: is no group that a policy of Argo CD can name ("dev\\np, x, *, *, *, allow") — ${unnameable}`,
      `config/dev.ts deployers[1]: is no group that a policy of Argo CD can name ("\\"dev\\"") — ${unnameable}`,
      `config/dev.ts deployers[2]: is no group that a policy of Argo CD can name ("") — ${unnameable}`,
      `config/dev.ts deployers[3]: is no group that a policy of Argo CD can name ("proj:dev:x") — ${unnameable}`,
    ],
  },
  {
    mistake: 'groups that have the right already',
    environment: { viewers: ['developers', 'platform-administrators'], deployers: ['developers'] },
    expected: [
      'config/dev.ts viewers[1]: administers Argo CD already (config/platform.ts) ("platform-administrators") — remove one',
      'config/dev.ts viewers[0]: is among the deployers too, who see what viewers see ("developers") — remove one',
    ],
  },
  {
    mistake: 'a group that is no list',
    environment: { deployers: 'developers' },
    expected: ['config/dev.ts deployers: is not an array ("developers") — write an array'],
  },
  {
    mistake: 'a misspelt sign-in',
    platform: { signIn: undefined, singIn: signIn },
    expected: [
      `config/platform.ts singIn: is not a field (${JSON.stringify(signIn).slice(0, 120)}…) — did you mean signIn?`,
    ],
  },
  {
    mistake: 'groups where nobody signs in with one',
    platform: { signIn: undefined },
    expected: [
      'config/dev.ts viewers: names groups, but nobody signs in with one (["dev-viewers"]) — say in config/platform.ts signIn how people sign in, or remove the field',
      'config/dev.ts deployers: names groups, but nobody signs in with one (["dev-deployers"]) — say in config/platform.ts signIn how people sign in, or remove the field',
    ],
  },
  {
    mistake: 'cardholder data behind an account that everybody shares',
    platform: { signIn: undefined },
    environment: {
      viewers: [],
      deployers: [],
      cardholderData: true,
      protection: 'retained',
      logRetentionDays: 400,
      revision: '0123456789abcdef0123456789abcdef01234567',
    },
    expected: [
      'config/dev.ts cardholderData: is beside the account admin of Argo CD that everybody would share, which PCI DSS 8.2.2 forbids (true) — say in config/platform.ts signIn how people sign in',
    ],
  },
];
