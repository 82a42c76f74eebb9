import { kinds } from '../../kinds/kinds';
import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at } from '../../objects/json';
import { forProviderOf, managementPoliciesOf } from '../../objects/managed-resource';
import { syncOptionsAnnotation, syncOptionsOf } from '../../objects/sync-options';

/** Every stateful resource that a deleted line would delete: Crossplane must keep it, and Argo CD must ask. */
export function deletionProtectionProblems(objects: readonly DistObject[]): string[] {
  return objects.flatMap((object) => {
    const protection = kinds[groupKind(object)]?.stateful;
    if (!protection) return [];
    const policies = managementPoliciesOf(object.body);
    const problems = policies
      .filter((policy) => policy === 'Delete' || policy === '*')
      .map((policy) => `spec.managementPolicies: deletes what cannot be made again (${policy}) — leave it out`);
    if (policies.length === 0) problems.push('spec.managementPolicies: missing, so everything is allowed — list them');
    // Argo CD prunes what is in Git; for a composed resource, that is its composite.
    const options = syncOptionsOf((object.composite ?? object).body);
    for (const option of ['Prune=confirm', 'Delete=confirm']) {
      if (!options.includes(option)) problems.push(`annotation ${syncOptionsAnnotation}: without ${option} — add it`);
    }
    const { refusal } = protection;
    if (refusal !== 'none' && at(forProviderOf(object.body), refusal) !== true) {
      problems.push(`spec.forProvider.${refusal}: not true — set it`);
    }
    return problems.map((problem) => `${where(object)}: ${problem}`);
  });
}
