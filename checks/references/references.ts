import { kinds } from '../../kinds/kinds';
import { type DistObject, where } from '../../objects/dist';
import { groupKind, groupOf, isManagedGroup } from '../../objects/group-kind';
import { at, isList, isObject, type Json, listAt, places, stringAt } from '../../objects/json';
import { isComposite } from '../composed/composed';
import { namedTargets, specReferenceTargets } from './targets';

/** One `…Ref`, or one item of a `…Refs`. */
interface Reference {
  readonly from: DistObject;
  /** Path of the field below `spec`. */
  readonly path: string;
  readonly to: Json;
}

// Where Crossplane runs the pods of its packages; its Namespace comes with the Helm chart, not from `dist/`.
const packageNamespace = 'crossplane-system';

/** Every reference that names no object of the kind, and in the namespace, in which the provider looks. */
export function referenceProblems(objects: readonly DistObject[]): string[] {
  const known = new Set(
    objects.map((object) => address(object.cluster, groupKind(object), object.namespace, object.name)),
  );
  const references = objects.flatMap((from) => referencesOf(from));
  return [
    ...references.flatMap((reference) => dangling(reference, known)),
    ...objects.flatMap((object) => patchSourceProblems(object, known)),
    ...objects.flatMap((object) => namedProblems(object, known)),
    ...objects.flatMap((object) => namespaceProblems(object, known)),
    ...objects.flatMap((object) => serviceAccountProblems(object, known)),
  ];
}

/**
 * Kind and path of every list that Git owns and a provider writes: it resolves a reference inside a list item into that
 * item, and sorts a list of references by what they resolve to (`sortGenericMapByKeys` of crossplane-runtime).
 */
export function listsThatProvidersWrite(objects: readonly DistObject[]): string[] {
  const inside = objects
    .filter(({ group }) => isManagedGroup(group))
    .flatMap(referencesOf)
    // Git does not own what is composed.
    .filter(({ from, path }) => path.includes('[].') || (path.endsWith('Refs') && from.composite === undefined))
    .map(({ from, path }) => `${groupKind(from)} ${path}`);
  return [...new Set(inside)].sort();
}

/** What an object refers to. */
export interface Link {
  readonly from: DistObject;
  readonly to: DistObject;
}

/** Every reference from one of these objects to another. */
export function linksOf(objects: readonly DistObject[]): Link[] {
  const known = new Map(
    objects.map((object) => [address(object.cluster, groupKind(object), object.namespace, object.name), object]),
  );
  return objects.flatMap((from) =>
    [...addressesOf(from)].flatMap((one) => {
      const to = known.get(one);
      return to === undefined || to === from ? [] : [{ from, to }];
    }),
  );
}

/** Where the references of an object may lead: an object of its namespace, or one without a namespace. */
function addressesOf(from: DistObject): Set<string> {
  const named = referencesOf(from).flatMap(({ path, to }) => {
    const target = path === 'providerConfigRef' ? providerConfig(from, to) : targetOf(from, path);
    const [name, namespace] = [stringAt(to, 'name'), stringAt(to, 'namespace') ?? from.namespace];
    if (typeof target !== 'string' || name === undefined) return [];
    return [address(from.cluster, target, namespace, name), address(from.cluster, target, '', name)];
  });
  return new Set([...named, ...patchSources(from).map(({ address: source }) => source)]);
}

const address = (cluster: string, kind: string, namespace: string, name: string) =>
  `${cluster} ${kind} ${namespace}/${name}`;

function referencesOf(from: DistObject): Reference[] {
  return places(from.body.spec).flatMap(({ path, key, value }) => {
    // A schema has fields with such names, and refers to nothing.
    if (!/Refs?$/.test(key) || path.includes('.openAPIV3Schema.')) return [];
    const items = isList(value) ? value : [value];
    return items.filter(isObject).map((to) => ({ from, path, to }));
  });
}

function dangling({ from, path, to }: Reference, known: ReadonlySet<string>): string[] {
  const line = (what: string) => [`${where(from)}: spec.${path}: ${what}`];
  const target = path === 'providerConfigRef' ? providerConfig(from, to) : targetOf(from, path);
  if (target === undefined) {
    const file = isManagedGroup(from.group)
      ? `kinds/${groupKind(from).split(' ')[0]}.ts`
      : 'checks/references/targets.ts';
    return line(`reference of unknown kind (${groupKind(from)}) — add it to ${file} with its source`);
  }
  const name = stringAt(to, 'name');
  if (target === null) return [];
  if (name === undefined) return line('reference without a name — name an object');
  const namespace = stringAt(to, 'namespace') ?? from.namespace;
  if (known.has(address(from.cluster, target, namespace, name)) || known.has(address(from.cluster, target, '', name)))
    return [];
  return line(`no ${target} of this name in namespace "${namespace}" (${name}) — add it or correct the name`);
}

function targetOf(from: DistObject, path: string): string | null | undefined {
  const own = path.match(/^(?:forProvider|initProvider)\.(.+)$/)?.[1];
  if (own !== undefined) return kinds[groupKind(from)]?.references[own];
  const everywhere = isManagedGroup(from.group) ? specReferenceTargets['*'] : undefined;
  const kind = isComposite(from) ? `composite ${from.kind}` : groupKind(from);
  return { ...everywhere, ...specReferenceTargets[kind] }[path];
}

const providerConfig = ({ group }: DistObject, to: Json) =>
  `${isManagedGroup(group) ? 'aws.m.upbound.io' : group} ${stringAt(to, 'kind') ?? 'ClusterProviderConfig'}`;

/** What provider-kubernetes copies from: objects of the management cluster, named with kind and namespace. */
function patchSources(object: DistObject): { address: string; target: string; name: string }[] {
  if (groupKind(object) !== 'kubernetes.m.crossplane.io Object') return [];
  return listAt(object.body, 'spec', 'references').map((reference) => {
    const source = at(reference, 'patchesFrom');
    const [apiVersion = '', kind = '', name = ''] = ['apiVersion', 'kind', 'name'].map((key) => stringAt(source, key));
    const target = groupKind({ group: groupOf(apiVersion), kind });
    return { address: address('', target, stringAt(source, 'namespace') ?? '', name), target, name };
  });
}

function patchSourceProblems(object: DistObject, known: ReadonlySet<string>): string[] {
  return patchSources(object)
    .filter((source) => !known.has(source.address))
    .map(({ target, name }) => {
      return `${where(object)}: spec.references: no ${target} of this name (${name}) — add it or correct the name`;
    });
}

function namedProblems(object: DistObject, known: ReadonlySet<string>): string[] {
  const targets = isComposite(object) ? (namedTargets[object.kind] ?? {}) : {};
  return Object.entries(targets).flatMap(([field, target]) => {
    const name = stringAt(object.body, 'spec', field) ?? '';
    if (known.has(address(object.cluster, target, object.namespace, name))) return [];
    return [
      `${where(object)}: spec.${field}: no ${target} of this name in namespace "${object.namespace}" (${name}) — add it or correct the name`,
    ];
  });
}

function namespaceProblems(object: DistObject, known: ReadonlySet<string>): string[] {
  const { namespace } = object;
  if (!isManagedGroup(object.group) || known.has(address('', 'core Namespace', '', namespace))) return [];
  return [`${where(object)}: metadata.namespace: no such Namespace (${namespace}) — add it to the platform`];
}

function serviceAccountProblems(object: DistObject, known: ReadonlySet<string>): string[] {
  if (groupKind(object) !== 'pkg.crossplane.io DeploymentRuntimeConfig') return [];
  const pod = at(object.body, 'spec', 'deploymentTemplate', 'spec', 'template', 'spec');
  const name = stringAt(pod, 'serviceAccountName');
  if (name === undefined || known.has(address('', 'core ServiceAccount', packageNamespace, name))) return [];
  return [`${where(object)}: serviceAccountName: no such ServiceAccount in ${packageNamespace} (${name}) — add it`];
}
