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

/** Whether a name contains an environment's name as a word of its own: `a-dev-b` does, `a-device` does not. */
export function namesEnvironment(text: string, environment: string): boolean {
  return new RegExp(`(?<![a-z0-9])${environment}(?![a-z0-9])`, 'i').test(text);
}
