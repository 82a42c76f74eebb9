import type { DistObject } from './dist';
import { groupKind } from './group-kind';
import { at, listAt } from './json';

/** The AWS account id of each environment, from the role that its provider configuration assumes last. */
export function environmentAccounts(objects: readonly DistObject[]): ReadonlyMap<string, string> {
  const accounts = objects
    .filter((object) => groupKind(object) === 'aws.m.upbound.io ProviderConfig')
    .flatMap(({ namespace, body }): [string, string][] => {
      const role = at(listAt(body, 'spec', 'assumeRoleChain').at(-1), 'roleARN');
      const account = typeof role === 'string' ? role.split(':')[4] : undefined;
      return account ? [[namespace, account]] : [];
    });
  return new Map(accounts);
}

/**
 * The environments whose resources a text names: names end in their environment, or in environment and account. Of two
 * environments of which one ends as the other does (`eu`, `prod-eu`) the longer is meant.
 */
export function environmentsNamed(text: string, environments: readonly string[]): string[] {
  const longestFirst = [...environments].sort((a, b) => b.length - a.length);
  const parts = text.split(/[/:*]/).map((part) => part.replace(/(?:-\d{12}|-\?+)$/, '').replaceAll('_', '-'));
  return parts.flatMap((part) => longestFirst.find((name) => part.endsWith(`-${name}`)) ?? []);
}
