import assert from 'node:assert/strict';
import { isManagedGroup } from '../../objects/group-kind';
import { at } from '../../objects/json';
import { unrefused } from './expected';
import type { LivedThrough } from './live';
import { refusal } from './observed-status';
import type { Phase } from './phase';
import { shownHealth } from './shown-health';

/** Throws unless Argo CD shows what AWS refused of a composite's resources, and no longer once it is accepted. */
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
  // Of what is no managed resource AWS refuses nothing.
  const managed = resources.filter(({ apiVersion }) => isManagedGroup(String(apiVersion).split('/')[0] ?? ''));
  const said = managed.map((resource) => `${resource.kind} ${at(resource, 'metadata', 'name')}: ${refusal}`);
  assert.deepEqual(message?.split('; ').sort(), said.sort());
  assert.deepEqual(
    [healthAt('change accepted').status, healthAt('change accepted').message],
    ['Healthy', 'Is as declared'],
  );
}
