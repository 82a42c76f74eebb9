import { Random } from '../../proofs/kills/random';

/** Draws that follow from a seed. */
export class Draw {
  private readonly random: Random;

  public constructor(seed: number) {
    this.random = new Random(seed);
  }

  /** A whole number from 0 to below a limit. */
  public below(limit: number): number {
    return this.random.below(limit);
  }

  /** One of some items; undefined where there is none. */
  public one<Item>(items: readonly Item[]): Item | undefined {
    return items.length === 0 ? undefined : items[this.random.below(items.length)];
  }
}
