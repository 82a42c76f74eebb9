import { writtenObject } from '../../checks/composed/written-object';
import type { DistObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, type Json, listAt, stringAt } from '../../objects/json';
import { environmentOf } from '../environment-of';
import type { Grant, Principal } from './grant';
import { arnPrincipal, fieldOrRef, type IamWorld, ofKind, roleArn } from './iam-world';

/** What EKS and Kubernetes let somebody do in a cluster: access entries, pod identities, and roles that are bound. */
export function clusterGrants(world: IamWorld): Grant[] {
  const objects = world.objects.flatMap((object) => {
    const written = writtenObject(object);
    return written === undefined ? [object] : [object, written];
  });
  return [...accessGrants(world), ...podIdentityGrants(world), ...rbacGrants(objects)];
}

function accessGrants(world: IamWorld): Grant[] {
  const entries = ofKind(world, 'eks AccessEntry');
  const principals = new Map(entries.map((entry) => [`${entry.namespace}/${entry.name}`, principalOf(world, entry)]));
  const groups = entries.flatMap((entry) =>
    listAt(entry.body, 'spec', 'forProvider', 'kubernetesGroups').map((group) =>
      inCluster(entry, principalOf(world, entry), 'be in Kubernetes group', String(group)),
    ),
  );
  const policies = ofKind(world, 'eks AccessPolicyAssociation').map((association) => {
    const name = stringAt(association.body, 'spec', 'forProvider', 'principalArnRef', 'name') ?? '';
    const principal = principals.get(`${association.namespace}/${name}`) ?? principalOf(world, association);
    const policy = fieldOrRef(association, 'policyArn')?.split('/').at(-1) ?? '';
    return scopesOf(association).map((scope) => inCluster(association, principal, `act by ${policy}`, scope));
  });
  return [...groups, ...policies.flat()];
}

function principalOf(world: IamWorld, { body, namespace }: DistObject): Principal {
  const forProvider = at(body, 'spec', 'forProvider');
  const role = stringAt(forProvider, 'principalArnFromRoleRef', 'name');
  const arn = role === undefined ? undefined : roleArn(world.accounts, namespace, role);
  return arnPrincipal(world, arn ?? stringAt(forProvider, 'principalArn') ?? '');
}

function scopesOf({ body }: DistObject): string[] {
  const scope = at(body, 'spec', 'forProvider', 'accessScope');
  if (stringAt(scope, 'type') !== 'namespace') return ['*'];
  return listAt(scope, 'namespaces').map((namespace) => `namespace ${namespace}`);
}

const inCluster = ({ namespace }: DistObject, principal: Principal, action: string, resource: string): Grant => ({
  environment: namespace,
  through: 'EKS access',
  effect: 'allow',
  principal,
  action,
  resource,
  conditions: [],
});

function podIdentityGrants(world: IamWorld): Grant[] {
  return ofKind(world, 'eks PodIdentityAssociation').map((association) => {
    const forProvider = at(association.body, 'spec', 'forProvider');
    const role = stringAt(forProvider, 'roleArnRef', 'name');
    const arn = role === undefined ? undefined : roleArn(world.accounts, association.namespace, role);
    const subject = `service account ${stringAt(forProvider, 'namespace')}/${stringAt(forProvider, 'serviceAccount')}`;
    const resource = arn ?? stringAt(forProvider, 'roleArn') ?? '';
    return inCluster(association, { kind: 'Kubernetes', subject }, 'sts:AssumeRole', resource);
  });
}

const bindings = ['rbac.authorization.k8s.io ClusterRoleBinding', 'rbac.authorization.k8s.io RoleBinding'];

function rbacGrants(objects: readonly DistObject[]): Grant[] {
  const place = (object: DistObject, kind: string, namespace: string, name: string) =>
    [environmentOf(object), object.cluster, kind, namespace, name].join('/');
  const roles = new Map(
    objects
      .filter(({ group, kind }) => group === 'rbac.authorization.k8s.io' && kind.endsWith('Role'))
      .map((role) => [place(role, role.kind, role.namespace, role.name), role] as const),
  );
  return objects
    .filter((object) => bindings.includes(groupKind(object)))
    .flatMap((binding) => {
      const [kind = '', name = ''] = ['kind', 'name'].map((key) => stringAt(binding.body, 'roleRef', key));
      const role = roles.get(place(binding, kind, kind === 'Role' ? binding.namespace : '', name));
      const rules = role === undefined ? [[`act by ${kind} ${name}`, '*'] as const] : rulesOf(role.body);
      return listAt(binding.body, 'subjects').flatMap((subject) =>
        rules.map(([action, resource]) => rbacGrant(binding, subjectOf(subject, binding), action, resource)),
      );
    });
}

function subjectOf(subject: Json, { namespace }: DistObject): string {
  const [kind, name] = [stringAt(subject, 'kind'), stringAt(subject, 'name')];
  if (kind === 'ServiceAccount') return `service account ${stringAt(subject, 'namespace') ?? namespace}/${name}`;
  return `${kind?.toLowerCase()} ${name}`;
}

/** Each verb with each resource as `group/resource/name`, and with each path that is no resource. */
function rulesOf(role: Json): (readonly [action: string, resource: string])[] {
  return listAt(role, 'rules').flatMap((rule) => {
    const names = listAt(rule, 'resourceNames').length > 0 ? listAt(rule, 'resourceNames') : ['*'];
    const resources = listAt(rule, 'apiGroups').flatMap((group) =>
      listAt(rule, 'resources').flatMap((resource) =>
        names.map((name) => `${group === '' ? 'core' : group}/${resource}/${name}`),
      ),
    );
    const paths = listAt(rule, 'nonResourceURLs').map((path) => `path ${path}`);
    return listAt(rule, 'verbs').flatMap((verb) =>
      [...resources, ...paths].map((resource) => [String(verb), resource] as const),
    );
  });
}

function rbacGrant(binding: DistObject, subject: string, action: string, resource: string): Grant {
  const { cluster, namespace } = binding;
  const place = cluster === '' ? 'management cluster' : `cluster of ${cluster}`;
  return {
    environment: environmentOf(binding),
    through: 'RBAC',
    effect: 'allow',
    principal: { kind: 'Kubernetes', subject },
    action,
    // A ClusterRoleBinding is without a namespace, so what it grants covers what a RoleBinding does.
    resource: `${place}: ${namespace === '' ? '*' : namespace}: ${resource}`,
    conditions: [],
  };
}
