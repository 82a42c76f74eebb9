import type { PlannedChange } from '../../graph/page/plan-file';
import type { DistObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';

/** A change to one object of an environment, which every picture of a network shows: its VPC. */
export function plannedChange(objects: readonly DistObject[], environment: string): PlannedChange {
  const object = objects.find((one) => groupKind(one) === 'ec2 VPC' && one.namespace === environment);
  if (object === undefined) throw new Error(`dist/${environment}: no VPC — run "npm run synth"`);
  return { outcome: 'changed', follows: [], object };
}
