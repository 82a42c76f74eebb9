import { kinds } from '../../kinds/kinds';
import { type DistObject, where } from '../../objects/dist';
import { groupKind, isManagedGroup } from '../../objects/group-kind';
import type { KindSchema } from '../../objects/imported-schemas';
import { at, isObject, stringAt } from '../../objects/json';
import { forProviderOf, managementPoliciesOf } from '../../objects/managed-resource';

/** What every managed resource must say: its region, its tags, whose account it is in and what Crossplane may do with it. */
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

/** Whether it is at the other end of a peering, which may be in another region. */
const isPeers = ({ body, namespace }: DistObject) =>
  peerKinds.has(stringAt(body, 'kind') ?? '') &&
  stringAt(body, 'spec', 'providerConfigRef', 'name') === `${namespace}-peer`;

/** What an environment may make in the account of the management cluster. */
const peerKinds = new Set(['Route', 'VPCPeeringConnectionAccepter']);

function regionProblems(object: DistObject, regions: Map<string, string>): string[] {
  const { namespace, body } = object;
  const region = stringAt(forProviderOf(body), 'region');
  if (!region) return ['spec.forProvider.region: missing — give the environment’s region'];
  if (isPeers(object)) return [];
  const first = regions.get(namespace) ?? region;
  regions.set(namespace, first);
  if (region === first) return [];
  return [`spec.forProvider.region: not the environment’s region (${region}) — everything else is in ${first}`];
}

function tagProblems({ namespace, body }: DistObject): string[] {
  const tags = at(forProviderOf(body), 'tags');
  const problems = stringAt(tags, 'Name') ? [] : ['spec.forProvider.tags.Name: missing — give the resource’s name'];
  const environment = stringAt(tags, 'Environment');
  if (environment === namespace) return problems;
  return [...problems, `spec.forProvider.tags.Environment: not the namespace (${environment}) — write ${namespace}`];
}

function providerConfigProblems(object: DistObject): string[] {
  const { body, composite, namespace } = object;
  if (isPeers(object)) return [];
  const reference = at(body, 'spec', 'providerConfigRef');
  // The claim of the account comes before the configuration that waits for it.
  const own = composite?.kind === 'AccountAccess' ? `${namespace}-claim` : namespace;
  if (stringAt(reference, 'kind') === 'ProviderConfig' && stringAt(reference, 'name') === own) return [];
  const found = JSON.stringify(reference ?? 'none');
  return [`spec.providerConfigRef: not the environment’s own (${found}) — write {kind: ProviderConfig, name: ${own}}`];
}

/**
 * Whether the provider stores a name that AWS has made, which takes late initialization, and leaves alone what Git names;
 * '*' includes it, and is the default of a missing list.
 */
function managementPolicyProblems(object: DistObject): string[] {
  const policies = managementPoliciesOf(object.body);
  const { policies: takes, why } = expectation(groupKind(object));
  const found = `spec.managementPolicies: ${policies.length === 0 ? 'missing' : policies.join(', ')}`;
  if (takes === 'none') return policies.length === 0 ? [] : [`${found} — ${why}: leave the list out`];
  if (policies.length === 0) return [`${found} — list what Crossplane may do`];
  if (policies.includes('*')) return [`${found} — list them one by one`];
  const initializes = policies.includes('LateInitialize');
  if (initializes === (takes === 'late')) return [];
  return [`${found} — ${why}: ${initializes ? 'take LateInitialize out' : 'add LateInitialize'}`];
}

/** What a kind's list of policies has to be, and why. */
function expectation(kind: string): { policies: 'late' | 'plain' | 'none'; why: string } {
  switch (kinds[kind]?.externalName) {
    case 'made by AWS':
    case 'written again':
      return { policies: 'late', why: 'AWS makes the name, and nothing else stores it' };
    case 'taken over':
      return { policies: 'plain', why: 'a rule that somebody adds would get into the spec and stay' };
    case 'none':
      return { policies: 'none', why: 'its controller refuses any list' };
    default:
      return { policies: 'plain', why: 'Git makes the name, and alone says what the resource is' };
  }
}
