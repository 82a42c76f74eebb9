/** The stages of a cluster's life at which every composite is rendered, in their order. */
export const stages = [
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

/** How far AWS has got. */
export type Stage = (typeof stages)[number];

/** Whether a stage comes at or after another. */
export function atOrAfter(stage: Stage, other: Stage): boolean {
  return stages.indexOf(stage) >= stages.indexOf(other);
}
