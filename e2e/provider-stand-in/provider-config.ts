import { at, isList, type JsonObject, stringAt } from '../../checks/json';
import type { ManagedResource } from './managed-resource';
import { ReconcileError } from './reconcile-error';
import { idOf, type Store } from './store';

/** The ProviderConfig or ClusterProviderConfig of a managed resource; throws ReconcileError where there is none. */
export function providerConfigOf(store: Store, { kind, namespace, spec }: ManagedResource): JsonObject {
  const reference = at(spec, 'providerConfigRef');
  const configKind = stringAt(reference, 'kind') ?? 'ClusterProviderConfig';
  const name = stringAt(reference, 'name') ?? 'default';
  // All AWS groups share the configuration of their family; provider-kubernetes has one group.
  const group = [kind.family, kind.group].find(
    (one) => store.kind(idOf({ group: one, kind: configKind })) !== undefined,
  );
  const place = configKind === 'ProviderConfig' ? `${namespace}/${name}` : `/${name}`;
  const found = group === undefined ? undefined : store.object(idOf({ group, kind: configKind }), place);
  if (found !== undefined) return found;
  const what = `${configKind}.${group ?? kind.family} "${name}" not found`;
  throw new ReconcileError(`connect failed: cannot get terraform setup: cannot get referenced ProviderConfig: ${what}`);
}

/** The AWS account that a ProviderConfig leads to: that of the last role it assumes. Throws ReconcileError for none. */
export function accountOf(providerConfig: JsonObject): string {
  const chain = at(providerConfig, 'spec', 'assumeRoleChain');
  const role = isList(chain) ? stringAt(chain.at(-1), 'roleARN') : undefined;
  const account = role?.match(/^arn:[\w-]+:iam::(\d{12}):role\//)?.[1];
  if (account !== undefined) return account;
  throw new ReconcileError(
    'connect failed: cannot get terraform setup: cannot assume role: no role in assumeRoleChain',
  );
}
