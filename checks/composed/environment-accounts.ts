import type { DistObject } from '../../objects/dist';
import { stringAt } from '../../objects/json';

/** The AWS account id of each environment, from its AccountAccess or from what that is composed of. */
export function environmentAccounts(objects: readonly DistObject[]): ReadonlyMap<string, string> {
  const accounts = objects
    .map((object) => object.composite ?? object)
    .filter(({ kind }) => kind === 'AccountAccess')
    .flatMap(({ namespace, body }): [string, string][] => {
      const account = stringAt(body, 'spec', 'account');
      return account ? [[namespace, account]] : [];
    });
  return new Map(accounts);
}

/**
 * The environments whose resources a text names: names end in their environment, or in environment and account, and before
 * the `.fifo` of a queue or topic. Where
 * the name of one environment ends with that of another (`prod-eu`, `eu`), the longer one is meant.
 */
export function environmentsNamed(text: string, environments: readonly string[]): string[] {
  const longestFirst = [...environments].sort((a, b) => b.length - a.length);
  const parts = text.split(/[/:*]/).map((part) => part.replace(/(?:-\d{12}|-\?+|\.fifo)$/, '').replaceAll('_', '-'));
  return parts.flatMap((part) => longestFirst.find((name) => part.endsWith(`-${name}`)) ?? []);
}
