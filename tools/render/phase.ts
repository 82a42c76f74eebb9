/** The phases of a cluster’s life in which every composite is rendered, in their order. */
export const phases = [
  'nothing observed',
  'key ready',
  'cluster being created',
  'cluster active',
  'everything ready',
  'values vanished',
  'values back',
  'change refused',
  'change accepted',
] as const;

/** How far AWS is. */
export type Phase = (typeof phases)[number];

/** Whether a phase comes at or after another. */
export function atOrAfter(phase: Phase, other: Phase): boolean {
  return phases.indexOf(phase) >= phases.indexOf(other);
}
