import type { Random } from './random';

const killsPerPush = 4;
const longestDelayMs = 1000;

/** A process to kill, and when. */
export interface Kill<Victim> {
  readonly victim: Victim;
  /** How many writes to AWS the push must have led to; with 0 it is enough that anything is under way. */
  readonly changes: number;
  /** Milliseconds to wait after that. */
  readonly delayMs: number;
}

/**
 * The kills of each push, in their order. Every victim is killed once before any is killed again; the first kill of a push is
 * at its beginning, the others are anywhere among the writes to AWS that it leads to.
 */
export function killPlan<Victim>(
  random: Random,
  victims: readonly Victim[],
  count: number,
  changes: number,
): Kill<Victim>[][] {
  const turns = Array.from({ length: Math.ceil(count / victims.length) }, () => random.shuffled(victims));
  const order = turns.flat().slice(0, count);
  return Array.from({ length: Math.ceil(count / killsPerPush) }, (_, push) => {
    const killed = order.slice(push * killsPerPush, (push + 1) * killsPerPush);
    const later = killed.slice(1).map(() => 1 + random.below(changes - 1));
    const moments = [0, ...later.sort((one, other) => one - other)];
    return killed.map((victim, index) => ({
      victim,
      changes: moments[index] ?? 0,
      delayMs: random.below(longestDelayMs),
    }));
  });
}
