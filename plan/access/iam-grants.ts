import type { Condition, Policy, Statement } from '../../checks/policies/documents';
import type { DistObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, isObject, type Json, listAt } from '../../objects/json';
import type { Grant, Principal, Through } from './grant';
import { arnPrincipal, fieldOrRef, type IamWorld, ofKind, roleArn } from './iam-world';

/** What IAM policies allow and deny: those of roles, trusts, and those of resources, keys and endpoints. */
export function iamGrants(world: IamWorld): Grant[] {
  return [...identityGrants(world), ...resourceGrants(world), ...openEndpoints(world)];
}

function identityGrants(world: IamWorld): Grant[] {
  const identity = world.policies.filter(({ use }) => use === 'identity');
  const byRole = (policy: Policy, role: string) =>
    toGrants(policy, 'identity policy', () => [roleOf(world, policy.object, role)]);
  const inline = identity.flatMap((policy) => {
    const { object } = policy;
    if (groupKind(object) === 'iam Policy') return [];
    const role = groupKind(object) === 'iam Role' ? object.name : fieldOrRef(object, 'role');
    return role === undefined ? [] : byRole(policy, role);
  });
  const own = new Map(
    identity
      .filter(({ object }) => groupKind(object) === 'iam Policy')
      .map((policy) => [`${policy.object.namespace}/${policy.object.name}`, policy] as const),
  );
  const attached = ofKind(world, 'iam RolePolicyAttachment').flatMap((attachment) => {
    const [role, policy] = [fieldOrRef(attachment, 'role'), fieldOrRef(attachment, 'policyArn')];
    if (role === undefined || policy === undefined) return [];
    const isAws = policy.startsWith('arn:aws:iam::aws:');
    const found = isAws ? undefined : own.get(`${attachment.namespace}/${policy.split('/').at(-1)}`);
    return found === undefined ? [managed(world, attachment, role, policy)] : byRole(found, role);
  });
  return [...inline, ...attached, ...boundaries(world)];
}

/** A role with a boundary may do nothing that the boundary does not list. */
function boundaries(world: IamWorld): Grant[] {
  return ofKind(world, 'iam Role').flatMap((role) => {
    const boundary = fieldOrRef(role, 'permissionsBoundary');
    if (boundary === undefined) return [];
    const grant = managed(world, role, role.name, boundary);
    return [{ ...grant, effect: 'deny' as const, action: `what ${boundary} does not list` }];
  });
}

const roleOf = (world: IamWorld, { namespace }: DistObject, name: string): Principal =>
  arnPrincipal(world, roleArn(world.accounts, namespace, name));

/** A policy that is not among the objects, such as AWS's own, is told by its name. */
const managed = (world: IamWorld, attachment: DistObject, role: string, policy: string): Grant => ({
  environment: attachment.namespace,
  through: 'identity policy',
  effect: 'allow',
  principal: roleOf(world, attachment, role),
  action: `what ${policy} lists`,
  resource: '*',
  conditions: [],
});

const through: Readonly<Record<string, Through>> = {
  endpoint: 'endpoint policy',
  itself: 'key policy',
  resource: 'resource policy',
  trust: 'trust policy',
};

function resourceGrants(world: IamWorld): Grant[] {
  return world.policies.flatMap((policy) => {
    const { object, use } = policy;
    const how = through[use];
    if (how === undefined) return [];
    const own = ownResource(world, policy);
    const principals = ({ source }: Statement) => {
      const named = principalsOf(world, source.Principal);
      if (use !== 'endpoint') return named;
      return named.map((principal): Principal => ({ kind: 'caller', endpoint: object.name, who: whoOf(principal) }));
    };
    return toGrants(policy, how, principals, own);
  });
}

const whoOf = (principal: Principal) => ('arn' in principal ? principal.arn : principal.kind);

/** The resource that a policy belongs to, where its statements do not name it. */
function ownResource({ accounts }: IamWorld, { object, use }: Policy): string | undefined {
  if (use === 'trust') return roleArn(accounts, object.namespace, object.name);
  return use === 'itself' ? `key ${object.name}` : undefined;
}

function principalsOf(world: IamWorld, principal: Json | undefined): Principal[] {
  if (!isObject(principal)) return [{ kind: 'everyone' }];
  return Object.entries(principal).flatMap(([type, values]) =>
    listAt(values).map((value): Principal => {
      if (type === 'Service') return { kind: 'AWS service', name: String(value) };
      if (type === 'Federated') return { kind: 'identity provider', arn: String(value) };
      return arnPrincipal(world, String(value));
    }),
  );
}

/** AWS gives an endpoint without a policy one that lets everything through. */
function openEndpoints(world: IamWorld): Grant[] {
  return ofKind(world, 'ec2 VPCEndpoint')
    .filter(({ body }) => at(body, 'spec', 'forProvider', 'policy') === undefined)
    .map(({ name, namespace }) => ({
      environment: namespace,
      through: 'endpoint policy',
      effect: 'allow',
      principal: { kind: 'caller', endpoint: name, who: 'everyone' },
      action: '*',
      resource: '*',
      conditions: [],
    }));
}

function toGrants(
  { object, statements }: Policy,
  how: Through,
  principals: (statement: Statement) => readonly Principal[],
  own?: string,
): Grant[] {
  return statements.flatMap((statement) => {
    const resources = own === undefined ? named(statement.resources, statement, 'NotResource') : [own];
    const actions = named(statement.actions, statement, 'NotAction');
    return principals(statement).flatMap((principal) =>
      actions.flatMap((action) =>
        resources.map((resource) => ({
          environment: object.namespace,
          through: how,
          effect: statement.effect === 'Deny' ? ('deny' as const) : ('allow' as const),
          principal,
          action,
          resource,
          conditions: sorted(statement.conditions),
        })),
      ),
    );
  });
}

/** What a statement names, or, where it names exceptions, one text that says so. */
function named(listed: readonly string[], { source }: Statement, exceptions: string): readonly string[] {
  const left = listAt(source, exceptions);
  return listed.length === 0 && left.length > 0 ? [`everything but ${left.join(', ')}`] : listed;
}

function sorted(conditions: readonly Condition[]): Condition[] {
  const text = ({ key, operator }: Condition) => `${key} ${operator}`;
  return conditions
    .map((condition) => ({ ...condition, values: [...condition.values].sort() }))
    .sort((a, b) => (text(a) < text(b) ? -1 : 1));
}
