import { type DistObject, where } from '../../objects/dist';
import { groupKind, isManagedGroup } from '../../objects/group-kind';
import type { KindSchema } from '../../objects/imported-schemas';
import { listAt, stringAt } from '../../objects/json';

type Kind = Pick<KindSchema, 'group' | 'kind' | 'plural'>;

const family = 'crossplane-contrib-provider-family-aws';

/** Managed resources of AWS and of provider-kubernetes; the latter's configurations are no managed resources. */
const isManaged = (kind: { readonly group: string; readonly kind: string }) =>
  isManagedGroup(kind.group) || (kind.group === 'kubernetes.m.crossplane.io' && kind.kind !== 'ProviderConfig');

/**
 * Activated kinds that the charts cannot render, kinds that they can render and nothing activates, and groups without a
 * provider.
 */
export function activationProblems(objects: readonly DistObject[], imported: readonly Kind[]): string[] {
  const kinds = imported.filter(isManaged);
  return [
    ...policyProblems(objects, kinds),
    ...providerProblems(objects, [...new Set(kinds.map(({ group }) => group).filter(isManagedGroup))]),
  ];
}

function policyProblems(objects: readonly DistObject[], kinds: readonly Kind[]): string[] {
  const policies = objects.filter(({ kind }) => kind === 'ManagedResourceActivationPolicy');
  const [policy] = policies;
  if (policy === undefined || policies.length > 1)
    return [`dist/platform: ${policies.length} activation policies — render one`];
  const activated = listAt(policy.body, 'spec', 'activate').map(String);
  const wanted = kinds.map(({ plural, group }) => `${plural}.${group}`);
  const line = (what: string) => `${where(policy)}: spec.activate: ${what}`;
  return [
    ...wanted
      .filter((name) => !activated.includes(name))
      .map((name) => line(`without a kind that is imported (${name}) — add it`)),
    ...activated
      .filter((name, index) => !wanted.includes(name) || activated.indexOf(name) < index)
      .map((name) => line(`a kind that is not imported, or twice (${name}) — remove it`)),
  ];
}

function providerProblems(objects: readonly DistObject[], groups: readonly string[]): string[] {
  const providers = objects.filter((object) => groupKind(object) === 'pkg.crossplane.io Provider');
  const packages = providers.map(({ body }) => stringAt(body, 'spec', 'package') ?? '');
  const repositories = packages.map((image) => image.replace(/^.*\//, '').replace(/[:@].*$/, ''));
  const missing = groups
    .map((group) => `provider-aws-${group.split('.')[0]}`)
    .filter((repository) => !repositories.includes(repository))
    .map((repository) => `dist/platform: no Provider with this package (${repository}) — add it`);
  // The name that the package manager would give it; with any other name the family would be installed twice.
  const named = providers.some(({ name }) => name === family);
  const versions = new Set(
    packages.filter((image) => /\/provider-(?:aws|family-aws)/.test(image)).map((image) => image.replace(/^.*:/, '')),
  );
  return [
    ...missing,
    ...(named ? [] : [`dist/platform: no Provider of this name (${family}) — pin the family under it`]),
    ...(versions.size <= 1 ? [] : [`dist/platform: AWS providers of several versions (${[...versions]}) — pin one`]),
  ];
}
