import type { Condition } from '../../checks/policies/documents';
import type { DistObject } from '../../objects/dist';
import { argocdGrants } from './argocd-grants';
import { type AwsName, awsName, type Owners, ownersOf } from './aws-name';
import { clusterGrants } from './cluster-grants';
import { type Grant, grantId, type Principal, principalId, saysAll, type Through } from './grant';
import { iamGrants } from './iam-grants';
import { type IamWorld, iamWorld } from './iam-world';

/** Actions on resources that somebody newly may do, or no longer; for a denial, that are newly denied, or no longer. */
export interface AccessChange {
  readonly environment: string;
  readonly change: 'gained' | 'lost';
  readonly through: Through;
  readonly effect: Grant['effect'];
  readonly principal: Principal;
  /** Sorted; patterns stay patterns, since a pattern also holds what AWS adds later. */
  readonly actions: readonly string[];
  /** Sorted; each may be acted upon by each action. */
  readonly resources: readonly Resource[];
  readonly conditions: readonly Condition[];
  /** The narrower grants of the other side that this one takes in: what it widens, or what is left of it. */
  readonly narrower: readonly Narrower[];
}

/** An ARN, a pattern of them, or what Kubernetes or Argo CD has instead. */
export interface Resource {
  readonly resource: string;
  /** @default - none, it is `*`, a pattern over several kinds, or no resource of AWS */
  readonly name?: AwsName;
}

/** A grant that a wider one takes in. */
export type Narrower = Pick<Grant, 'action' | 'resource' | 'conditions'>;

interface Side {
  readonly world: IamWorld;
  readonly owners: Owners;
  readonly grants: ReadonlyMap<string, Grant>;
  /** Grants by whom they concern; those of everyone concern everyone. */
  readonly byPrincipal: ReadonlyMap<string, readonly Grant[]>;
}

/**
 * Who newly may do what, and who no longer, of deployed objects with composites expanded: by IAM's policies of every
 * kind, EKS's access entries and pod identities, Kubernetes' roles, and Argo CD's projects and users. A grant is new
 * where no single grant from before says all that it says. What charts grant that `dist/` only names is not among it.
 * What leaves Git and stays in AWS belongs to both sides.
 */
export function accessDifference(before: readonly DistObject[], after: readonly DistObject[]): AccessChange[] {
  const [old, now] = [sideOf(before), sideOf(after)];
  return [...changes(now, old, 'gained'), ...changes(old, now, 'lost')].sort(byText);
}

/** Every grant of these objects that no denial takes back entirely. */
export function effectiveGrants(objects: readonly DistObject[]): Grant[] {
  return [...sideOf(objects).grants.values()];
}

function sideOf(objects: readonly DistObject[]): Side {
  const world = iamWorld(objects);
  const all = [...iamGrants(world), ...clusterGrants(world), ...argocdGrants(objects)];
  const denials = all.filter(({ effect, conditions }) => effect === 'deny' && conditions.length === 0);
  const isDenied = (grant: Grant) => denials.some((denial) => saysAll({ ...denial, effect: 'allow' }, grant));
  const effective = all.filter((grant) => grant.effect === 'deny' || !isDenied(grant));
  const grants = new Map(effective.map((grant) => [grantId(grant), grant]));
  return { world, owners: ownersOf(objects), grants, byPrincipal: grouped([...grants.values()], principalKey) };
}

const principalKey = ({ environment, principal }: Grant) => `${environment} ${principalId(principal)}`;

function grouped<T>(values: readonly T[], key: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group === undefined) groups.set(key(value), [value]);
    else group.push(value);
  }
  return groups;
}

function changes(side: Side, other: Side, change: AccessChange['change']): AccessChange[] {
  const others = (grant: Grant) => [
    ...(other.byPrincipal.get(principalKey(grant)) ?? []),
    ...(other.byPrincipal.get(`${grant.environment} *`) ?? []),
  ];
  const added = [...side.grants]
    .filter(([id, grant]) => !other.grants.has(id) && !others(grant).some((wide) => saysAll(wide, grant)))
    .map(([, grant]) => grant);
  return joined(added).map((group) => {
    const [first] = group;
    const narrower = others(first).filter((narrow) => group.some((grant) => saysAll(grant, narrow)));
    return {
      environment: first.environment,
      change,
      through: first.through,
      effect: first.effect,
      principal: first.principal,
      actions: distinct(group.map(({ action }) => action)),
      resources: distinct(group.map(({ resource }) => resource)).map((resource) => {
        const name = awsName(resource, side.world, side.owners);
        return { resource, ...(name && { name }) };
      }),
      conditions: first.conditions,
      narrower: narrower.map(({ action, resource, conditions }) => ({ action, resource, conditions })).sort(byText),
    };
  });
}

const distinct = (texts: readonly string[]) => [...new Set(texts)].sort();

/** Grants of one principal under the same conditions are one change where each of the actions is on each resource. */
function joined(grants: readonly Grant[]): (readonly [Grant, ...Grant[]])[] {
  const common = (grant: Grant) => [principalKey(grant), grant.through, grant.effect, grant.conditions];
  const perResource = grouped(grants, (grant) => JSON.stringify([common(grant), grant.resource]));
  const same = grouped([...perResource.values()], (group) => {
    const [first] = group;
    return JSON.stringify([first && common(first), distinct(group.map(({ action }) => action))]);
  });
  return [...same.values()].flatMap((groups) => {
    const [first, ...rest] = groups.flat();
    return first === undefined ? [] : [[first, ...rest] as const];
  });
}

function byText(a: object, b: object): number {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  return left < right ? -1 : Number(left > right);
}
