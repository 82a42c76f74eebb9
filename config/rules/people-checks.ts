import { nearest } from '../../texts/nearest';
import type { Platform } from '../model/environment';
import { signInSchema } from '../model/platform';
import type { Problem } from '../model/problem';
import { valueAt } from '../model/shape';
import { wellFormedFields } from '../model/well-formed';
import type { WrittenEnvironment } from '../model/written-environment';

/** Groups of the identity provider that a field names. */
export interface Groups {
  readonly at: (field: string) => string;
  readonly field: string;
  readonly groups: readonly string[];
}

/**
 * A name that is one field of Argo CD's policy, where a comma ends a field and `#` begins a comment, and that is none of
 * the names which Argo CD gives a meaning of its own.
 */
const groupForm = /^(?!#|admin$|(?:role|proj):)[^\s,"\p{Cc}](?:[^,"\p{Cc}]*[^\s,"\p{Cc}])?$/u;

/** What is wrong with the groups that administer Argo CD. */
export function administratorProblems(input: unknown, at: (field: string) => string): Problem[] {
  return groupProblems({ at, field: 'signIn.administrators', groups: administratorsOf(input) });
}

/**
 * What is wrong with who may see and deploy the environments: groups that nobody can be in, groups that have the right
 * already, and cardholder data behind an account that people share.
 */
export function peopleProblems(environments: readonly WrittenEnvironment[], platform: Platform): Problem[] {
  const administrators = administratorsOf(platform);
  const nobodySignsIn = saysOfNoSignIn(platform);
  return environments.flatMap(({ at, cardholderData, deployers = [], viewers = [] }) => {
    const lists: readonly Groups[] = [
      { at, field: 'viewers', groups: viewers },
      { at, field: 'deployers', groups: deployers },
    ];
    if (nobodySignsIn) {
      return [
        ...(cardholderData ? [sharedAccount(at)] : []),
        ...lists.filter(({ groups }) => groups.length > 0).map(nobodyInThem),
      ];
    }
    return [
      ...lists.flatMap(groupProblems),
      ...lists.flatMap((list) => repeated(list, administrators, 'administers Argo CD already (config/platform.ts)')),
      ...lists
        .slice(0, 1)
        .flatMap((list) => repeated(list, deployers, 'is among the deployers too, who see what viewers see')),
    ];
  });
}

/** Whether nobody signs in. Of a platform that nobody wrote nothing is known, and a misspelt field is reported as such. */
export function saysOfNoSignIn(platform: Platform): boolean {
  const written = Object.entries(platform).flatMap(([field, value]) => (value === undefined ? [] : [field]));
  return written.includes('repositoryUrl') && written.every((field) => nearest(field, ['signIn']) === undefined);
}

/** Groups that administer Argo CD, as far as they are well formed. */
export function administratorsOf(platform: unknown): readonly string[] {
  return wellFormedFields(signInSchema, valueAt(platform, ['signIn'])).administrators ?? [];
}

/** What is wrong with groups, whatever they may do. */
export function groupProblems({ at, field, groups }: Groups): Problem[] {
  return groups.flatMap((value, index): Problem[] => {
    const where = at(`${field}[${index}]`);
    if (groups.indexOf(value) !== index) return [{ where, what: 'is listed twice', value, fix: 'remove one' }];
    if (groupForm.test(value)) return [];
    const fix = 'write the group as a token names it, without comma and quotes, neither admin nor role:… nor proj:…';
    return [{ where, what: 'is no group that a policy of Argo CD can name', value, fix }];
  });
}

/** Groups that have a right by another list already, as `what` says. */
export function repeated({ at, field, groups }: Groups, others: readonly string[], what: string): Problem[] {
  return groups.flatMap((value, index) =>
    others.includes(value) ? [{ where: at(`${field}[${index}]`), what, value, fix: 'remove one' }] : [],
  );
}

/** What is wrong with groups where nobody signs in with one. */
export function nobodyInThem({ at, field, groups }: Groups): Problem {
  const fix = 'say in config/platform.ts signIn how people sign in, or remove the field';
  return { where: at(field), what: 'names groups, but nobody signs in with one', value: groups, fix };
}

/** PCI DSS 8.2.2: no shared accounts. */
function sharedAccount(at: WrittenEnvironment['at']): Problem {
  const what = 'is beside the account admin of Argo CD that everybody would share, which PCI DSS 8.2.2 forbids';
  return { where: at('cardholderData'), what, value: true, fix: 'say in config/platform.ts signIn how people sign in' };
}
