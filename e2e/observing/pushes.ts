import { join } from 'node:path';
import { readDist } from '../../objects/dist';
import { applications } from '../argocd/applications';
import { refresh } from '../argocd/refresh';
import { until } from '../clusters/until';
import type { Loop } from '../loop/loop';
import type { Promotion } from '../repository/promotion';
import { type DeployedKinds, deployedKinds } from './deployed-kinds';
import { settled } from './settled';
import { type State, stateOf } from './state';
import { stateProblems } from './state-problems';

const limit = 180;

/** A series of pushes, each of which must lead to a certain state. */
export class Pushes {
  private constructor(
    private readonly loop: Loop,
    private readonly promotion: Promotion,
    private readonly kinds: DeployedKinds,
    private last: State,
  ) {}

  /** Begins with the current state. */
  public static async start(loop: Loop, promotion: Promotion): Promise<Pushes> {
    const kinds = deployedKinds(readDist(join(loop.checkout.folder, 'dist')).objects);
    return new Pushes(loop, promotion, kinds, await stateOf(loop, kinds));
  }

  /** The state after the last push. */
  public get state(): State {
    return this.last;
  }

  /**
   * Pushes the last commit, does something meanwhile, and waits for the end. Throws where the state is not the expected one,
   * or where something was made or deleted more often than needed. By default any state is expected.
   */
  public async push(expected?: State, meanwhile?: () => Promise<void>): Promise<void> {
    const { loop, kinds, last: before } = this;
    await loop.checkout.push();
    await this.refresh();
    if (meanwhile !== undefined) {
      await meanwhile();
      // Otherwise Argo CD would see only after two or three minutes what became healthy while a controller was down.
      await this.refresh();
    }
    await settled(loop, { units: this.promotion.units() });
    const problems = async () => {
      const after = await stateOf(loop, kinds);
      this.last = after;
      return stateProblems({ before, after, expected: expected ?? after });
    };
    await until('the expected state', problems, limit);
  }

  /** Makes Argo CD compare all Applications that follow the main branch. */
  private async refresh(): Promise<void> {
    const { management } = this.loop;
    const missing = async () => {
      const states = await applications(management);
      const following = states.filter(({ path }) => /^dist\/(dev|argocd|platform)/.test(path));
      await refresh(
        management.kubectl,
        following.map(({ name }) => name),
      );
      return [];
    };
    // Repeated where an Application disappears between the two calls.
    await until('a refresh', missing, limit);
  }
}
