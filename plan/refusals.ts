import { namedBy } from '../kinds/kind';
import { kindOf } from '../kinds/kinds';
import type { DistObject } from '../objects/dist';
import { groupKind, isManagedGroup } from '../objects/group-kind';
import { at } from '../objects/json';
import { forProviderOf } from '../objects/managed-resource';
import type { Refusal } from './change';
import type { Delivery } from './delivery';
import { type FieldChange, pathKeys, pathText, type Step } from './field-change';

/**
 * Fields of Kubernetes' own kinds that its API server never changes. Source: Kubernetes v1.35, `ValidateRoleBindingUpdate`
 * and `ValidateSecretUpdate`.
 */
const fixedInKubernetes: Readonly<Record<string, string>> = {
  'rbac.authorization.k8s.io ClusterRoleBinding': 'roleRef',
  'rbac.authorization.k8s.io RoleBinding': 'roleRef',
  'core Secret': 'type',
};

/** The annotation that names a resource in AWS. */
const externalName = 'crossplane.io/external-name';

/** Who refuses which of the changes of an object, but for the rules of its definition. */
export function refusalsOf(object: DistObject, fields: readonly FieldChange[], delivery: Delivery): Refusal[] {
  const left = delivery.leavesAlone.get(`${object.group} ${object.kind}`) ?? [];
  return fields.flatMap((change): Refusal[] => {
    const field = pathText(change.path);
    const pointer = `/${pathKeys(change.path).join('/')}`;
    if (left.some((one) => pointer === one || pointer.startsWith(`${one}/`))) return [{ field, by: 'Argo CD' }];
    if (change.path[0] === fixedInKubernetes[groupKind(object)]) return [{ field, by: 'definition' }];
    if (!isManagedGroup(object.group)) return [];
    return ofProvider(object, change).map((by) => ({ field, by }));
  });
}

/** Whether a change gives an object another resource in AWS. */
export function isOtherResource(object: DistObject, { path }: FieldChange): boolean {
  if (!isManagedGroup(object.group) || namedBy(kindOf(object)) !== 'Git') return false;
  const [metadata, annotations, key] = path;
  return metadata === 'metadata' && annotations === 'annotations' && key === externalName;
}

/** Whether a change states a field of which Git said nothing before, so that AWS may have it already (docs/planning.md). */
export function isFirstStated(object: DistObject, change: FieldChange): boolean {
  return isManagedGroup(object.group) && change.before === undefined && isKeptWithout(object, change);
}

/** Whether a change is about a whole field that the provider leaves as AWS has it where Git does not say it. */
function isKeptWithout(object: DistObject, { path, inList }: FieldChange): boolean {
  const [spec, forProvider, ...rest] = path;
  if (spec !== 'spec' || forProvider !== 'forProvider' || inList) return false;
  return kindOf(object).keptWithout.includes(pathKeys(rest).join('.'));
}

function ofProvider(object: DistObject, change: FieldChange): Refusal['by'][] {
  const [spec, forProvider, ...rest] = change.path;
  if (spec !== 'spec' || forProvider !== 'forProvider') return [];
  const reference = rest.findIndex((step) => typeof step === 'string' && /Refs?$/.test(step));
  const names = valueNames(rest, reference);
  // The provider resolves a reference only where its value is empty, and leaves the value where the reference goes; in a list,
  // every apply empties it.
  const isInList = rest.slice(0, reference).some((step) => typeof step !== 'string');
  const isFollowed = change.inList || change.before !== undefined;
  const isTakenOver = change.after === undefined && names.some((name) => isStated(object, name));
  if (reference !== -1 && !isInList && isFollowed && !isTakenOver) return ['reference'];
  const isReferredTo = names.some((name) => referencesOf(name).some((one) => isStated(object, one)));
  if (change.after === undefined && isKeptWithout(object, change) && !isReferredTo) return ['provider'];
  const { immutable } = kindOf(object);
  const isFixed = [...immutable, 'region'].some((one) =>
    names.some((name) => name === one || name.startsWith(`${one}.`)),
  );
  return isFixed ? ['AWS'] : [];
}

function isStated({ body }: DistObject, path: string): boolean {
  return at(forProviderOf(body), ...path.split('.')) !== undefined;
}

/** The paths of the references out of which a provider fills a field. */
const referencesOf = (path: string) => [`${path}Ref`, `${path.replace(/s$/, '')}Refs`];

/** The paths of the value that a field is, or that its reference becomes. */
function valueNames(path: readonly Step[], reference: number): string[] {
  if (reference === -1) return [pathKeys(path).join('.')];
  const keys = pathKeys(path.slice(0, reference + 1));
  const base = keys.join('.').replace(/Refs?$/, '');
  return [base, `${base}s`];
}
