import assert from 'node:assert/strict';
import { groupOf, isManagedGroup } from '../../objects/group-kind';
import { at } from '../../objects/json';
import { unrefused } from './expected';
import type { LivedThrough } from './live';
import { refusal } from './observed-status';
import type { Phase } from './phase';
import { shownHealth } from './shown-health';

/** Throws unless Argo CD shows what AWS refuses of a composite's resources, and stops once AWS accepts it. */
export function checkRefusal({ life, lived }: LivedThrough): void {
  const healthAt = (phase: Phase) => {
    const reached = lived.find((one) => one.phase === phase);
    if (reached === undefined) throw new Error(`not rendered in a phase (${phase})`);
    return { ...shownHealth(reached.after), resources: reached.resources };
  };
  const { resources, status, message } = healthAt('change refused');
  if (unrefused.includes(life.composite.kind)) {
    assert.equal(status, 'Healthy');
    return;
  }
  assert.equal(status, 'Degraded');
  // Nobody refuses anything of an object that no provider makes.
  const managed = resources.filter(({ apiVersion }) => {
    const group = groupOf(String(apiVersion));
    return isManagedGroup(group) || group === 'kubernetes.m.crossplane.io';
  });
  const said = managed.map((resource) => `${resource.kind} ${at(resource, 'metadata', 'name')}: ${refusal}`);
  assert.deepEqual(message?.split('; ').sort(), said.sort());
  assert.deepEqual(
    [healthAt('change accepted').status, healthAt('change accepted').message],
    ['Healthy', 'Is as declared'],
  );
}
