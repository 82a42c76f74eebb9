import { kinds } from '../../kinds/kinds';
import type { DistObject } from '../../objects/dist';
import { groupKind, isManagedGroup } from '../../objects/group-kind';
import { at, stringAt } from '../../objects/json';
import { type Change, type Obstacle, type Refusal, subject } from '../change';
import { asksFirst, hasFinalizer, shortenedTo } from '../departures';
import { pathText } from '../field-change';
import { isFirstStated } from '../refusals';
import { rolloutOf } from './rollouts';
import { called } from './words';

/** Where people read what to do with what stays in AWS. */
const takingOver = 'docs/deleting-and-taking-over.md';

/** What follows from a change beyond the object itself, and what a person has to do, in sentences without a full stop. */
export function consequencesOf(change: Change): string[] {
  const object = subject(change);
  const all = [
    ...(change.obstacle === undefined ? [] : [obstructed(change, change.obstacle)]),
    ...(change.after === undefined && change.obstacle === undefined ? ofEnd(change, object) : []),
    ...(change.outcome === 'replaced' ? [replaced(change)] : []),
    ...change.refusals.map(refused),
    ...(change.before && change.after && change.obstacle === undefined
      ? ofUpdate(change.before, change.after, change)
      : []),
    ...waits(change),
  ];
  return [...new Set(all)];
}

function ofEnd({ outcome, environment, isDestructive }: Change, object: DistObject): string[] {
  if (outcome === 'stays') return [stayingWith(object)];
  if (outcome === 'left') return leftBehind(object, isDestructive);
  const kind = groupKind(object);
  if (kind === 'core Namespace') {
    return [
      object.cluster === ''
        ? `everything of ${object.name} on the management cluster goes with it`
        : 'everything in the namespace goes with it, pods included',
    ];
  }
  if (object.kind === 'EksCluster' || kind === 'eks Cluster') {
    return [`the cluster of ${environment}: everything in it goes`];
  }
  if (kind === 'ec2 VPC') return [`the network of ${environment}: nothing in it reaches anything any more`];
  if (kind === 'apiextensions.crossplane.io CompositeResourceDefinition') {
    return [`every ${stringAt(object.body, 'spec', 'names', 'kind')} goes with its definition`];
  }
  if (kind === 'pkg.crossplane.io Provider') return ['every object of its kinds goes with it'];
  if (kind === 'argoproj.io ApplicationSet') return [ofApplicationSet(object)];
  if (kind === 'argoproj.io Application') {
    return [
      hasFinalizer(object)
        ? 'everything that it deployed goes with it'
        : 'what it deployed stays, and nothing keeps it as Git says any more',
    ];
  }
  const facts = isManagedGroup(object.group) ? kinds[kind] : undefined;
  return isDestructive && facts?.stateful ? [facts.stateful.end] : [];
}

function leftBehind(object: DistObject, isDestructive: boolean): string[] {
  if (groupKind(object) === 'kubernetes.m.crossplane.io Object') {
    return ['what it made in the workload cluster stays there until its namespace or the cluster goes'];
  }
  // A setting stays with what it is set on.
  if (!isDestructive) return [];
  return [`it stays in AWS, where nothing manages it: delete it there by hand, or take it over again (${takingOver})`];
}

function stayingWith({ file }: DistObject): string {
  const [, environment, part, unit] = file.split('/');
  if (part === 'root') return 'a person applied it, so a person deletes it';
  const name = [environment, part, unit].filter((one) => one !== undefined && !one.endsWith('.yaml')).join('-');
  return `it stays until a person deletes its Application (${name})`;
}

function ofApplicationSet({ body }: DistObject): string {
  const sync = stringAt(body, 'spec', 'syncPolicy', 'applicationsSync') ?? 'sync';
  const isKept = at(body, 'spec', 'syncPolicy', 'preserveResourcesOnDeletion') === true;
  if (!['sync', 'create-delete'].includes(sync)) return 'its Applications stay until a person deletes them';
  return isKept
    ? 'its Applications go, and what they deployed stays'
    : 'its Applications go, and all that they deployed';
}

function replaced({ before }: Change): string {
  const name = before?.annotations['crossplane.io/external-name'] ?? before?.name;
  return `another resource is made in AWS, and ${name} stays there, where nothing manages it: delete it by hand`;
}

function refused({ by, field, rule }: Refusal): string {
  if (by === 'definition') {
    return `the API server refuses it: ${field} ${rule ?? 'never changes; delete the object, and Argo CD makes it again'}`;
  }
  if (by === 'Argo CD') {
    return `Argo CD leaves ${field} as it is in the cluster: change it there by hand, or give the object another name`;
  }
  if (by === 'reference') {
    return `${field} was followed once and is not followed again, so AWS keeps what it has: write the value itself, or give the object another name, which makes another one`;
  }
  if (by === 'provider') {
    return `without ${field} the provider keeps what AWS has, so nothing changes there: change it by hand`;
  }
  return `AWS never changes ${field}, so the provider refuses the whole change, and the object is Degraded: write the former value again, or give the object another name, which makes another one`;
}

function obstructed(change: Change, { reason, object, fields = [] }: Obstacle): string {
  const other = called(object);
  if (reason === 'taken') {
    return `AWS gives the same ${fields.join(' and ')} to one ${object.kind} at a time, and ${other} stays: keep that one, or choose other values`;
  }
  if (reason === 'outside') {
    return `its ${fields.join(' and ')} lies outside of what ${other} keeps, and AWS makes nothing there: keep to that one's addresses`;
  }
  if (reason === 'used') {
    return `AWS does not delete it while ${other} uses it, and a deletion that has begun cannot be called off: let that go first, or write these lines again before this merges`;
  }
  if (reason === 'missing') {
    return `${change.before === undefined ? 'it is not made' : 'nothing of it reaches AWS'}, since it refers to ${other}, which is not made`;
  }
  return `Argo CD does not come to it, since it is never done with ${other}, which comes first`;
}

function ofUpdate(before: DistObject, after: DistObject, { fields, unit }: Change): string[] {
  const from = before.file.split('/').slice(0, -1).join('/');
  const policies = [before, after].map((object) =>
    JSON.stringify(at(object.body, 'spec', 'managementPolicies') ?? ['*']),
  );
  const deletes = policies.map((text) => /"(?:Delete|\*)"/.test(text));
  const protection = kinds[groupKind(after)]?.stateful;
  const refusal = protection ? protection.refusal.split('.') : [];
  const wasProtected = refusal.length > 0 && at(before.body, 'spec', 'forProvider', ...refusal) === true;
  const isProtected = refusal.length > 0 && at(after.body, 'spec', 'forProvider', ...refusal) === true;
  const days = shortenedTo(before, after);
  return [
    ...(from === unit
      ? []
      : [`it moves from ${from} to ${unit}: the former unit must not prune it before the new one has it`]),
    ...(deletes[0] === false && deletes[1] === true ? ['from then on AWS deletes it when its line goes'] : []),
    ...(wasProtected && !isProtected ? ['from then on AWS no longer refuses to delete it'] : []),
    ...(asksFirst(before) && !asksFirst(after) ? ['from then on Argo CD no longer asks before it deletes it'] : []),
    ...fields
      .filter((field) => isFirstStated(after, field))
      .map(
        ({ path }) =>
          `Git has not said ${pathText(path)} so far, so AWS may have it like this already, and nothing changes then`,
      ),
    ...(days === undefined ? [] : [`AWS deletes its events that are older than ${days} days`]),
    ...rolloutOf(before, after),
    ...(after.kind === 'Composition'
      ? ['what every composite of its kind consists of may change, in pinned environments too']
      : []),
  ];
}

function waits({ waitsFor, outcome }: Change): string[] {
  if (outcome === 'stays') return [];
  return waitsFor.includes('confirmation') ? ['Argo CD asks an administrator before it deletes it'] : [];
}
