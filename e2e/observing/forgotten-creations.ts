import { managedObjects } from '../../bootstrap/names/managed-objects';
import { namedBy } from '../../kinds/kind';
import { kindOf } from '../../kinds/kinds';
import { conditionOf } from '../../objects/conditions';
import { type DistObject, toObject } from '../../objects/dist';
import { isManagedGroup } from '../../objects/group-kind';
import { at, stringAt } from '../../objects/json';
import type { Loop } from '../loop/loop';

/** In crossplane-runtime's `managed.Reconciler`. */
const forgotten = /^cannot determine creation result/;

/**
 * Does what `docs/deleting-and-taking-over.md` says of creations whose end nobody wrote down: where the provider is killed
 * while it creates something, or another reconciliation puts back the state from before (crossplane/upjet#632), it waits for
 * a person. Only where Git gives the name, by which the provider finds what it may have made. Returns how many those were.
 */
export async function letCreateAgain({ management: { kubectl } }: Loop): Promise<number> {
  const objects = (await managedObjects(kubectl)).flatMap((object) => toObject('', object) ?? []);
  const waiting = objects.filter(isForgotten);
  for (const { group, kind, name, namespace } of waiting) {
    // Without another annotation the provider would not look: it takes its own for no change.
    const annotations = ['crossplane.io/external-create-pending-', `e2e/looked-again=${Date.now()}`];
    const address = `${kind.toLowerCase()}.${group}/${name}`;
    await kubectl.run(['annotate', address, `--namespace=${namespace}`, '--overwrite', ...annotations]);
  }
  return waiting.length;
}

function isForgotten(object: DistObject): boolean {
  if (!isManagedGroup(object.group) || namedBy(kindOf(object)) !== 'Git') return false;
  const synced = conditionOf(at(object.body, 'status'), 'Synced');
  return forgotten.test(stringAt(synced, 'message') ?? '');
}
