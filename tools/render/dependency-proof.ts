import assert from 'node:assert/strict';
import { conditionOf } from '../../objects/conditions';
import type { DistObject } from '../../objects/dist';
import { at, stringAt } from '../../objects/json';
import type { Lived } from './life';
import type { LivedThrough } from './live';
import { atOrAfter } from './phase';
import { shownHealth } from './shown-health';

/** What a registration calls the rights that it waits for. */
function awaitedRights({ body }: DistObject): string {
  const place = stringAt(body, 'spec', 'cluster', 'namespace');
  return `AccessPolicyAssociation ${place}/${stringAt(body, 'spec', 'accessName')} to be ready`;
}

/** What a composite says that it waits for in a phase; undefined where it waits for nothing. */
function awaited({ phase, composite }: Lived): string | undefined {
  const { kind, namespace, body } = composite;
  const vanished = phase === 'values vanished';
  if (kind === 'WorkloadIdentity') {
    const cluster = `${namespace}/${stringAt(body, 'spec', 'clusterName')}`;
    const waits = vanished || !atOrAfter(phase, 'everything ready');
    return waits ? `waiting for the identity provider of EksCluster ${cluster}` : undefined;
  }
  if (kind === 'Cache') {
    const waits = vanished || !atOrAfter(phase, 'key ready');
    return waits ? `waiting for the ARN of Key ${namespace}/${stringAt(body, 'spec', 'keyName')}` : undefined;
  }
  if (kind === 'ClusterRegistration') {
    const place = stringAt(body, 'spec', 'cluster', 'namespace');
    const address = `the address of EksCluster ${place}/${stringAt(body, 'spec', 'cluster', 'name')}`;
    const missing = [
      ...(vanished || !atOrAfter(phase, 'cluster active') ? [address] : []),
      ...(vanished || !atOrAfter(phase, 'everything ready') ? [awaitedRights(composite)] : []),
    ];
    return missing.length === 0 ? undefined : `waiting for ${missing.join(' and for ')}`;
  }
  return undefined;
}

/** Throws unless a composite says, and Argo CD shows, which objects that it does not compose it waits for. */
export function checkDependencies({ lived }: LivedThrough): void {
  for (const one of lived) {
    const found = conditionOf(at(one.after, 'status'), 'DependenciesReady');
    const message = awaited(one);
    const expected = message === undefined ? 'True' : 'False';
    if (found !== undefined || message !== undefined) assert.equal(at(found, 'status'), expected, one.phase);
    if (message === undefined) continue;
    assert.equal(at(found, 'message'), message, one.phase);
    assert.deepEqual(shownHealth(one.after), { status: 'Progressing', message }, one.phase);
  }
}

/**
 * Throws unless a registration that loses its rights alone keeps its Secret and says what it waits for, until they are
 * back.
 */
export async function checkLostRights({ life, found }: LivedThrough): Promise<void> {
  const all = found('everything ready');
  const accessName = stringAt(life.composite.body, 'spec', 'accessName');
  const others = all.filter(
    (one) => one.kind !== 'AccessPolicyAssociation' || at(one, 'metadata', 'name') !== accessName,
  );
  assert.equal(others.length, all.length - 1);
  const before = await life.reach('everything ready', all);
  const without = await life.reach('everything ready', others);
  assert.deepEqual([without.resources, without.deleted], [before.resources, []]);
  const message = `waiting for ${awaitedRights(life.composite)}`;
  assert.deepEqual(shownHealth(without.after), { status: 'Progressing', message });
  const { after } = await life.reach('everything ready', all);
  assert.deepEqual(shownHealth(after), { status: 'Healthy', message: 'Is as declared' });
}
