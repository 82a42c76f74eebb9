import { compositeKind } from '../../checks/schemas/composite-kinds';
import { coreKinds } from '../../checks/schemas/core-kinds';
import { schemaCheck } from '../../checks/schemas/schema';
import type { DistObject } from '../../objects/dist';
import { isManagedGroup } from '../../objects/group-kind';
import type { KindSchema } from '../../objects/imported-schemas';
import { listAt } from '../../objects/json';
import type { Deployed } from '../delivery';
import { followingExample, pinnedObjects } from './example';

/**
 * What pinned environments have at their revisions and the platform does not take, which all environments share and which
 * follows the branch: kinds that nothing activates, and objects that its definitions refuse. Environments that still follow a revision
 * of the example are left out.
 */
export function pinnedProblems(state: Deployed, imported: readonly KindSchema[]): string[] {
  const { branch, revisions } = state;
  const examples = followingExample(state);
  const composites = branch.filter(({ kind }) => kind === 'CompositeResourceDefinition');
  const kinds = [...imported, ...composites.map(({ body }) => compositeKind(body)), ...coreKinds];
  const checks = [schemaCheck(kinds), activationCheck(branch, kinds)];
  return [...revisions].flatMap(([environment, { revision, isBranch }]) => {
    if (isBranch || examples.has(environment)) return [];
    const problems = pinnedObjects(state, environment).flatMap((object) => checks.flatMap((check) => check(object)));
    const toDo = 'keep what the platform has until it is promoted, or promote it with this change';
    return problems.map((problem) => `${environment} at ${revision}: does not fit the platform (${problem}) — ${toDo}`);
  });
}

function activationCheck(branch: readonly DistObject[], kinds: readonly KindSchema[]) {
  const policies = branch.filter(({ kind }) => kind === 'ManagedResourceActivationPolicy');
  const activated = new Set(policies.flatMap(({ body }) => listAt(body, 'spec', 'activate').map(String)));
  return ({ group, kind }: DistObject): string[] => {
    const plural = kinds.find((one) => one.group === group && one.kind === kind)?.plural;
    if (!isManagedGroup(group) || plural === undefined || activated.has(`${plural}.${group}`)) return [];
    return [`nothing activates ${kind}.${group}`];
  };
}
