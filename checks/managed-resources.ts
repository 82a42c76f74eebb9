import { type DistObject, where } from './dist';
import { groupKind, isManagedGroup } from './group-kind';
import type { KindSchema } from './imported-schemas';
import { at, isObject, type Json, listAt, stringAt } from './json';

/** What every managed resource must say: its region, its tags, whose account it is in and what Crossplane may do. */
export function managedResourceProblems(objects: readonly DistObject[], kinds: readonly KindSchema[]): string[] {
  const fields = new Map(kinds.map((kind) => [groupKind(kind), forProviderFields(kind)]));
  const managed = objects.filter(({ group }) => isManagedGroup(group));
  const regions = new Map<string, string>();
  return managed.flatMap((object) => {
    const known = fields.get(groupKind(object)) ?? new Set();
    const problems = [
      ...(known.has('region') ? regionProblems(object, regions) : []),
      ...(known.has('tags') ? tagProblems(object) : []),
      ...providerConfigProblems(object),
      ...managementPolicyProblems(object),
    ];
    return problems.map((problem) => `${where(object)}: ${problem}`);
  });
}

function forProviderFields({ schema }: KindSchema): ReadonlySet<string> {
  const found = at(schema, 'properties', 'spec', 'properties', 'forProvider', 'properties');
  return new Set(isObject(found) ? Object.keys(found) : []);
}

function regionProblems({ namespace, body }: DistObject, regions: Map<string, string>): string[] {
  const region = stringAt(body, 'spec', 'forProvider', 'region');
  if (!region) return ['spec.forProvider.region: missing — give the environment’s region'];
  const first = regions.get(namespace) ?? region;
  regions.set(namespace, first);
  if (region === first) return [];
  return [`spec.forProvider.region: not the environment’s region (${region}) — everything else is in ${first}`];
}

function tagProblems({ namespace, body }: DistObject): string[] {
  const tags = at(body, 'spec', 'forProvider', 'tags');
  const problems = stringAt(tags, 'Name') ? [] : ['spec.forProvider.tags.Name: missing — give the resource’s name'];
  const environment = stringAt(tags, 'Environment');
  if (environment === namespace) return problems;
  return [...problems, `spec.forProvider.tags.Environment: not the namespace (${environment}) — write ${namespace}`];
}

function providerConfigProblems({ body, composite }: DistObject): string[] {
  const reference = at(body, 'spec', 'providerConfigRef');
  // What the account is claimed with comes before the configuration that waits for it.
  const own = composite?.kind === 'AccountAccess' ? 'claim' : 'default';
  if (stringAt(reference, 'kind') === 'ProviderConfig' && stringAt(reference, 'name') === own) return [];
  const found = JSON.stringify(reference ?? 'none');
  return [`spec.providerConfigRef: not the environment’s own (${found}) — write {kind: ProviderConfig, name: ${own}}`];
}

// Late initialization writes into the spec that Argo CD owns; '*' includes it, and is the default of a missing list.
function managementPolicyProblems({ body }: DistObject): string[] {
  const policies: readonly Json[] = listAt(body, 'spec', 'managementPolicies');
  if (policies.length === 0) return ['spec.managementPolicies: missing — list what Crossplane may do'];
  return policies
    .filter((policy) => policy === '*' || policy === 'LateInitialize')
    .map((policy) => `spec.managementPolicies: includes late initialization (${policy}) — list the others one by one`);
}
