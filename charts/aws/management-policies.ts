import type { GroupVersionKind } from 'cdk8s';
import { isLateInitialized } from '../../kinds/kind';
import { kindOf } from '../../kinds/kinds';

/**
 * What Crossplane may do with a managed resource of a kind, in AWS and with its object; undefined where the kind
 * accepts no list. The provider stores a name that AWS has made only as part of late initialization, so kinds with such
 * a name have it. No other kind does, because it also writes every field that Git leaves out into the spec.
 */
export function managementPolicies(kind: GroupVersionKind, isRemovable: boolean): readonly string[] | undefined {
  const facts = kindOf(kind);
  if (facts.externalName === 'none') return undefined;
  return [
    'Observe',
    'Create',
    'Update',
    ...(isLateInitialized(facts) ? ['LateInitialize'] : []),
    ...(isRemovable ? ['Delete'] : []),
  ];
}
