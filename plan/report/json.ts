import type { DistObject } from '../../objects/dist';
import type { JsonObject } from '../../objects/json';
import { type Change, subject } from '../change';
import { pathText } from '../field-change';
import { consequencesOf } from './consequences';
import type { Reported } from './report';

/** The version of what `jsonOf` returns; another one where a reader of the former would no longer understand it. */
export const planVersion = 3;

/** A plan for programs, as `plan/report/plan.schema.json` describes it. */
export function jsonOf({ names, plan, orders, more = [] }: Reported): JsonObject {
  const index = new Map(plan.changes.map((change, position) => [change, position]));
  return {
    version: planVersion,
    from: names.from,
    to: names.to,
    isDestructive: plan.changes.some(({ isDestructive }) => isDestructive),
    environments: plan.environments.map(({ name, before, after, waiting }) => ({
      name,
      before: before === undefined ? null : { ...before },
      after: after === undefined ? null : { ...after },
      waiting: waiting.map(changeOf),
    })),
    changes: plan.changes.map(changeOf),
    renames: plan.renames.map(({ gone, come }) => ({ gone: index.get(gone) ?? null, come: index.get(come) ?? null })),
    orders: orders.map((order) => ({ ...order })),
    more: more.map(({ title, entries }) => ({ title, entries: entries.map((entry) => ({ ...entry })) })),
  };
}

function changeOf(change: Change): JsonObject {
  const object = subject(change);
  return {
    outcome: change.outcome,
    environment: change.environment,
    unit: change.unit,
    object: named(object),
    of: object.composite === undefined ? null : named(object.composite),
    fields: change.fields.map(({ path, ...ends }) => ({ path: pathText(path), ...ends })),
    refusals: change.refusals.map((refusal) => ({ ...refusal })),
    obstacle:
      change.obstacle === undefined
        ? null
        : {
            reason: change.obstacle.reason,
            object: named(change.obstacle.object),
            fields: [...(change.obstacle.fields ?? [])],
          },
    waitsFor: [...change.waitsFor],
    isDestructive: change.isDestructive,
    follows: consequencesOf(change),
  };
}

function named({ apiVersion, cluster, file, kind, name, namespace }: DistObject): JsonObject {
  return { apiVersion, kind, namespace, name, cluster, file };
}
