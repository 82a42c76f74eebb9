import type { Environment } from '../../config/model/environment';
import type { DistObject } from '../../objects/dist';
import { at, type Json, listAt, stringAt } from '../../objects/json';
import { forProviderOf, managementPoliciesOf } from '../../objects/managed-resource';
import { writtenObject } from '../composed/written-object';
import { pluralOf } from '../plurals';

/** That something may be done with an object. */
interface Right {
  readonly verb: string;
  /** Plural of the kind with its group, and where: `configmaps ledger/hosts`. */
  readonly object: string;
}

/**
 * What Crossplane's group in an environment's workload cluster may not do although an `Object` of provider-kubernetes asks
 * for it, and what it may do although none does. Without its rights pods wait for security groups or hosts, for ever.
 *
 * @param objects with what Crossplane composes, since composites write into the cluster too
 */
export function crossplaneRightsProblems(objects: readonly DistObject[], environment: Environment): string[] {
  const groups = groupsOfCrossplane(objects, environment);
  const granted = grantedRights(
    objects.filter(({ cluster }) => cluster === environment.name),
    groups,
  );
  const needed = objects.filter(({ namespace }) => namespace === environment.name).flatMap(neededRights);
  const lacks = (all: readonly Right[], right: Right) =>
    !all.some(({ verb, object }) => verb === right.verb && object === right.object);
  const line = ([object, verbs]: readonly [string, string], may: string, fix: string) =>
    `dist/${environment.name} group ${groups.join(', ')}: ${may} ${verbs} ${object} — ${fix}`;
  return [
    ...byObject(needed.filter((right) => lacks(granted, right))).map((one) =>
      line(one, 'may not', 'bind it to a role that may, in this namespace'),
    ),
    // What else it might write, nobody has asked for.
    ...byObject(granted.filter((right) => lacks(needed, right))).map((one) =>
      line(one, 'may', 'take it away, nothing needs it'),
    ),
  ];
}

/** Groups that the access entry of the provisioner gives Crossplane in the cluster. */
function groupsOfCrossplane(objects: readonly DistObject[], { name }: Environment): Json[] {
  return objects
    .filter(({ kind, namespace }) => kind === 'AccessEntry' && namespace === name)
    .map(({ body }) => forProviderOf(body))
    .filter((entry) => stringAt(entry, 'principalArn')?.endsWith(`:role/crossplane-provisioner-${name}`))
    .flatMap((entry) => listAt(entry, 'kubernetesGroups'));
}

/**
 * What provider-kubernetes v1.2.1 calls for each policy, with server-side apply, its default (its `object.go` and
 * `syncer.go`). It observes by a dry run too, which the API server authorizes as what it is a dry run of.
 */
const calls: Readonly<Record<string, readonly string[]>> = {
  Observe: ['get', 'patch'],
  Create: ['create', 'patch'],
  Update: ['patch'],
  Delete: ['delete'],
};

function neededRights(object: DistObject): Right[] {
  const written = writtenObject(object);
  if (written === undefined) return [];
  const policies = managementPoliciesOf(object.body).map(String);
  const isAnything = policies.length === 0 || policies.includes('*');
  const verbs = new Set((isAnything ? Object.keys(calls) : policies).flatMap((policy) => calls[policy] ?? []));
  const of = place(pluralOf(written), written.group, written.namespace, written.name);
  return [...verbs].map((verb) => ({ verb, object: of }));
}

function grantedRights(own: readonly DistObject[], groups: readonly Json[]): Right[] {
  const isCrossplane = (subject: Json) => at(subject, 'kind') === 'Group' && groups.includes(at(subject, 'name') ?? '');
  return own
    .filter(({ kind }) => kind === 'ClusterRoleBinding' || kind === 'RoleBinding')
    .filter(({ body }) => listAt(body, 'subjects').some(isCrossplane))
    .flatMap(({ body, kind, namespace }) => {
      const [roleKind, name] = ['kind', 'name'].map((key) => stringAt(body, 'roleRef', key));
      const role = own.find(
        (one) =>
          one.group === 'rbac.authorization.k8s.io' &&
          one.kind === roleKind &&
          one.name === name &&
          (roleKind === 'ClusterRole' || one.namespace === namespace),
      );
      const where = kind === 'RoleBinding' ? namespace : '*';
      // Nobody here says what a role of somebody else may do.
      if (role === undefined) return [{ verb: 'act by', object: `${roleKind}/${name} in ${where}` }];
      return listAt(role.body, 'rules').flatMap((rule) => rightsOf(rule, where));
    });
}

function rightsOf(rule: Json, namespace: string): Right[] {
  const [groups = [], resources = [], names = [], verbs = []] = [
    'apiGroups',
    'resources',
    'resourceNames',
    'verbs',
  ].map((field) => listAt(rule, field).map(String));
  const objects = resources.flatMap((resource) =>
    groups.flatMap((group) =>
      (names.length === 0 ? ['*'] : names).map((name) => place(resource, group, namespace, name)),
    ),
  );
  return objects.flatMap((object) => verbs.map((verb) => ({ verb, object })));
}

function place(resource: string, group: string, namespace: string, name: string): string {
  return `${resource}${group === '' ? '' : `.${group}`} ${namespace}/${name}`;
}

function byObject(rights: readonly Right[]): (readonly [object: string, verbs: string])[] {
  return [...new Set(rights.map(({ object }) => object))].map((object) => {
    const verbs = rights.filter((right) => right.object === object).map(({ verb }) => verb);
    return [object, [...new Set(verbs)].sort().join(', ')];
  });
}
