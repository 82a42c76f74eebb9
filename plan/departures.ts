import { kinds } from '../kinds/kinds';
import type { DistObject } from '../objects/dist';
import { groupKind, isManagedGroup } from '../objects/group-kind';
import { at, isList } from '../objects/json';
import type { Outcome, Wait } from './change';
import { type Delivered, type Deployed, deliveredBy, prunedIn } from './delivery';

/** What becomes of an object that leaves Git. */
export interface Departure {
  readonly outcome: Extract<Outcome, 'deleted' | 'left' | 'stays'>;
  readonly waitsFor: readonly Wait[];
}

/** How Argo CD takes an object out whose file no longer has it. Source: docs/decisions/0012. */
export function departureOf(was: Delivered, to: Deployed, compositeStays: boolean): Departure {
  const { object, delivery } = was;
  const ends = isLeft(object, compositeStays) ? 'left' : 'deleted';
  const question: readonly Wait[] = asksFirst(object) ? ['confirmation'] : [];
  // What a person applied, a person deletes.
  if (delivery.by === undefined) return { outcome: 'stays', waitsFor: ['deletion'] };
  const next = to.deliveries.get(deliveredBy(delivery.by));
  const goes = next === undefined ? goesWithDeliverer(delivery) : next.goesWithDirectory;
  const isPruned = next !== undefined && to.active.has(prunedIn(was));
  if (isPruned) return { outcome: ends, waitsFor: [...(next.isAutomatic ? [] : ['sync' as const]), ...question] };
  if (!goes) return { outcome: 'stays', waitsFor: ['deletion', ...question] };
  return { outcome: ends, waitsFor: question };
}

/** An ApplicationSet takes its Applications along where it may delete them, and an Application what its finalizer says. */
function goesWithDeliverer({ by, goesWithDirectory }: Delivered['delivery']): boolean {
  if (by?.kind === 'ApplicationSet') return goesWithDirectory;
  return hasFinalizer(by);
}

const finalizer = /^resources-finalizer\.argocd\.argoproj\.io/;

/** Whether an Application that is deleted takes along what it deployed. */
export function hasFinalizer(application: DistObject | undefined): boolean {
  const finalizers = at(application?.body, 'metadata', 'finalizers');
  return isList(finalizers) && finalizers.some((one) => typeof one === 'string' && finalizer.test(one));
}

/** Whether Argo CD asks a person before it prunes or deletes the object, or the composite that it is made of. */
export function asksFirst(object: DistObject): boolean {
  const { annotations } = object.composite ?? object;
  return /(?:^|,)(?:Prune|Delete)=confirm(?:,|$)/.test(annotations['argocd.argoproj.io/sync-options'] ?? '');
}

/** Whether Crossplane lets what the object stands for stay when the object goes. */
function isLeft(object: DistObject, compositeStays: boolean): boolean {
  const policies = at(object.body, 'spec', 'managementPolicies');
  if (!isList(policies) || policies.includes('*') || policies.includes('Delete')) return false;
  // What is only looked at belongs to something else.
  if (policies.every((policy) => policy === 'Observe')) return false;
  // The Composition gives Delete to a rule that an EksCluster no longer wants (docs/decisions/0014).
  return !(compositeStays && /^SecurityGroup(?:In|E)gressRule$/.test(object.kind));
}

/** The days for which a log group keeps events from then on, where it kept them for longer; undefined otherwise. */
export function shortenedTo(before: DistObject, after: DistObject): number | undefined {
  const [was, is] = [before, after].map(({ body }) => at(body, 'spec', 'forProvider', 'retentionInDays'));
  return typeof was === 'number' && typeof is === 'number' && is < was ? is : undefined;
}

/** Kinds with whose objects others go. */
const standing = new Set([
  'apiextensions.crossplane.io CompositeResourceDefinition',
  'argoproj.io Application',
  'argoproj.io ApplicationSet',
  'core Namespace',
  'ec2 VPC',
  'eks Cluster',
  'pkg.crossplane.io Provider',
]);

/** Whether the end of an object is more than writing its line again would mend. */
export function isMissed(object: DistObject): boolean {
  const kind = groupKind(object);
  const isStateful = isManagedGroup(object.group) && kinds[kind] !== undefined && kinds[kind].stateful !== false;
  return isStateful || standing.has(kind) || (object.composite === undefined && asksFirst(object));
}
