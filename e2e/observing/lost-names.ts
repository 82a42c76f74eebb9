import { readFileSync } from 'node:fs';
import { managedObjects } from '../../bootstrap/names/managed-objects';
import { kindOf } from '../../kinds/kinds';
import { conditionOf } from '../../objects/conditions';
import { type DistObject, toObject } from '../../objects/dist';
import { isManagedGroup } from '../../objects/group-kind';
import { at } from '../../objects/json';
import { annotatedName, externalNameAnnotation } from '../../objects/managed-resource';
import { wantedOf } from '../accounts/inventory/wanted';
import type { Loop } from '../loop/loop';

/** A resource that AWS has made, and whose object does not know its name. */
export interface LostName {
  readonly object: DistObject;
  /** Its name, as AWS lists the resource. */
  readonly externalName: string;
}

/** Objects without a name to which AWS refuses a resource, although it lists exactly one of theirs. */
export async function lostNames({ management: { kubectl }, aws }: Loop): Promise<readonly LostName[]> {
  const objects = (await managedObjects(kubectl)).flatMap((object) => toObject('', object) ?? []);
  const lost: LostName[] = [];
  for (const object of objects.filter(isRefusedWithoutName)) {
    const [wanted] = wantedOf(object);
    const found = (await aws.inventory(object.namespace)).filter(
      ({ kind, name }) => kind === wanted?.kind && name === wanted.name,
    );
    const [only] = found;
    if (only !== undefined && found.length === 1)
      lost.push({ object, externalName: only.externalName ?? only.identity });
  }
  return lost;
}

function isRefusedWithoutName(object: DistObject): boolean {
  if (!isManagedGroup(object.group) || annotatedName(object.body) !== undefined) return false;
  const created = conditionOf(at(object.body, 'status'), 'LastAsyncOperation');
  return created?.reason === 'AsyncCreateFailure' && kindOf(object).externalName === 'made by AWS';
}

/**
 * Those of which the AWS provider itself says that it could not write down how their creation ended.
 *
 * Source: crossplane/upjet#632 and #722, open in November 2026. While a creation ends, another reconciliation of the
 * object puts back the state from before it (`Connect`, in provider-upjet-aws v2.4.0 and in provider-upjet-aws v2.7.0).
 */
export function lostByTheProvider({ providers }: Loop, lost: readonly LostName[]): readonly LostName[] {
  const failures = readFileSync(providers.aws.log, 'utf8')
    .split('\n')
    .filter((line) => line.includes('Async create callback failed'));
  return lost.filter(({ object: { namespace, name } }) =>
    failures.some((line) => line.includes(`${namespace}/${name} after an async create`)),
  );
}

/** Does what `docs/deleting-and-taking-over.md` says of names that the provider has lost. */
export async function giveBack({ management: { kubectl } }: Loop, lost: readonly LostName[]): Promise<void> {
  for (const { object, externalName } of lost) {
    const address = `${object.kind.toLowerCase()}.${object.group}/${object.name}`;
    const name = `${externalNameAnnotation}=${externalName}`;
    await kubectl.run(['annotate', address, `--namespace=${object.namespace}`, '--overwrite', name]);
  }
}
