import type { EnvironmentInput, Platform } from '../../../config/model/environment';
import { ConfigurationError } from '../../../config/model/problem';
import { loadEnvironments } from '../../../config/rules/load';
import { Draw } from './draw';
import type { Chance, Written } from './edit';
import { edits } from './edits';
import { newService } from './new-service';

/** One state of a chain, and how it came about. */
export interface Link {
  readonly written: Written;
  /** What was done to the state before. */
  readonly edits: readonly string[];
}

/** Endless configurations of one environment, each of which changes the one before at one to three places. */
export class Chain {
  private readonly chance: Chance;
  private last: Written;

  /** @throws ConfigurationError where the environment itself is refused, whatever services it has */
  public constructor(
    environment: EnvironmentInput,
    private readonly platform: Platform,
    seed: number,
  ) {
    let serial = 0;
    loadEnvironments([environment], {}, platform);
    this.chance = {
      draw: new Draw(seed),
      freshName: (prefix) => {
        serial += 1;
        return `${prefix}${serial}`;
      },
    };
    do {
      const first = newService(this.chance, {});
      this.last = { environment, services: { [this.chance.freshName('service')]: first } };
    } while (!this.isAccepted(this.last));
  }

  /** The state that it has come to. */
  public get state(): Written {
    return this.last;
  }

  /** Goes on to another state that the configuration's rules accept. */
  public next(): Link {
    const count = 1 + this.chance.draw.below(3);
    const [done, before]: [string[], Written] = [[], this.last];
    while (done.length < count) {
      const name = this.chance.draw.one(Object.entries(edits).flatMap(([one, { often }]) => Array(often).fill(one)));
      const edited = name && edits[name]?.edit(this.last, this.chance);
      if (!edited || !this.isAccepted(edited)) continue;
      this.last = edited;
      done.push(name);
      if (JSON.stringify(this.last) === JSON.stringify(before)) done.length = 0;
    }
    return { written: this.last, edits: done };
  }

  /** Goes back to a state from which others follow. */
  public back(to: Written): void {
    this.last = to;
  }

  /** Whether no rule of the configuration refuses it. */
  private isAccepted({ environment, services }: Written): boolean {
    try {
      loadEnvironments([environment], services, this.platform);
      return true;
    } catch (error) {
      if (error instanceof ConfigurationError) return false;
      throw error;
    }
  }
}
