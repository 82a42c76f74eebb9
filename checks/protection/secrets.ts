import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, places } from '../../objects/json';

const secretLike: readonly [string, RegExp][] = [
  ['an AWS access key id', /(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])/],
  ['an AWS secret access key', /aws_?secret_?access_?key["']?\s*[=:]\s*["']?[A-Za-z0-9/+]{40}/i],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['a bearer token', /\bbearer\s+[A-Za-z0-9._~+/-]{16,}/i],
  ['a JSON web token', /\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\./],
  ['a GitHub token', /\bgh[pousr]_[A-Za-z0-9]{36}/],
];

// What JavaScript writes when a value was missing.
const leftovers = /\bundefined\b|\bNaN\b|\[object|(?:^|[-/:._])null(?:$|[-/:._])/;

/** Everything in an object that must not be in Git: secrets, and text that a missing value left behind. */
export function secretProblems(object: DistObject): string[] {
  const problems = secretObject(object);
  for (const { path, key, value } of places(object.body)) {
    const texts = typeof value === 'string' ? [key, value] : [key];
    const secrets = secretLike.filter(([, pattern]) => texts.some((text) => pattern.test(text)));
    problems.push(...secrets.map(([what]) => `${path}: looks like ${what} — take it out of Git and revoke it`));
    const leftover = texts.find((text) => leftovers.test(text));
    if (leftover !== undefined) problems.push(`${path}: a missing value became text (${leftover}) — give the value`);
  }
  return problems.map((problem) => `${where(object)}: ${problem}`);
}

function secretObject(object: DistObject): string[] {
  if (groupKind(object) === 'secretsmanager SecretVersion') return ['a secret’s value — fill it outside of Git'];
  if (groupKind(object) !== 'core Secret') return [];
  return ['data', 'stringData']
    .filter((field) => at(object.body, field) !== undefined)
    .map((field) => `${field}: a Secret with its value — let External Secrets write it`);
}
