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

/** One push after another, each held to the state that it must lead to. */
export class Pushes {
  private constructor(
    private readonly loop: Loop,
    private readonly promotion: Promotion,
    private readonly kinds: DeployedKinds,
    private last: State,
  ) {}

  /** Begins with what there is now. */
  public static async start(loop: Loop, promotion: Promotion): Promise<Pushes> {
    const kinds = deployedKinds(readDist(join(loop.checkout.folder, 'dist')).objects);
    return new Pushes(loop, promotion, kinds, await stateOf(loop, kinds));
  }

  /** What the last push led to. */
  public get state(): State {
    return this.last;
  }

  /**
   * Pushes the last commit, does something meanwhile, and waits for the end. Throws where that is not the expected state,
   * by default any to which there was a straight way.
   */
  public async push(expected?: State, meanwhile?: () => Promise<void>): Promise<void> {
    const { loop, kinds, last: before } = this;
    await loop.checkout.push();
    await this.refresh();
    if (meanwhile !== undefined) {
      await meanwhile();
      // What became healthy while its controller was down Argo CD would find out by itself in two to three minutes.
      await this.refresh();
    }
    await settled(loop, { units: this.promotion.units() });
    const problems = async () => {
      const after = await stateOf(loop, kinds);
      this.last = after;
      return stateProblems({ before, after, expected: expected ?? after });
    };
    await until('the same end', problems, limit);
  }

  /** Has all Applications compared that follow the main branch. */
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
    // Again, where an Application went between the two questions.
    await until('a refresh', missing, limit);
  }
}
