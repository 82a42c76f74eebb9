import { exampleAccount } from '../../config/model/example-account';
import type { DistObject } from '../../objects/dist';
import { stringAt } from '../../objects/json';
import type { Deployed } from '../delivery';

/**
 * Environments that a change makes somebody's own, or leaves out: before it they were in an account of AWS's documentation,
 * where nothing runs.
 */
export function takenOver(from: Deployed, to: Deployed): ReadonlySet<string> {
  const now = accountsOf(to);
  const before = [...accountsOf(from)].filter(([, account]) => exampleAccount.test(account));
  return new Set(before.filter(([environment, account]) => now.get(environment) !== account).map(([name]) => name));
}

/** Environments of somebody's own, with the revision of the example that they still follow. */
export function followingExample(state: Deployed): ReadonlyMap<string, string> {
  return new Map(
    [...accountsOf(state)].flatMap(([environment, account]): [string, string][] => {
      const { revision, isBranch } = state.revisions.get(environment) ?? { revision: '', isBranch: true };
      if (isBranch || exampleAccount.test(account)) return [];
      const text = JSON.stringify(pinnedObjects(state, environment).map(({ body }) => body));
      return exampleAccount.test(text) && !text.includes(account) ? [[environment, revision]] : [];
    }),
  );
}

/** What an environment has at its revision. */
export function pinnedObjects({ delivered }: Deployed, environment: string): readonly DistObject[] {
  return delivered.map(({ object }) => object).filter(({ file }) => file.startsWith(`dist/${environment}/`));
}

/** The account of each environment, by its name. */
function accountsOf({ branch }: Deployed): ReadonlyMap<string, string> {
  const accesses = branch.filter(({ kind }) => kind === 'AccountAccess');
  return new Map(accesses.map(({ namespace = '', body }) => [namespace, stringAt(body, 'spec', 'account') ?? '']));
}
