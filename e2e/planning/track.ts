import { withControllers } from '../../charts/controllers/with-controllers';
import type { EnvironmentInput } from '../../config/model/environment';
import { platform } from '../../config/platform';
import type { DistObject } from '../../objects/dist';
import type { Loop } from '../loop/loop';
import { Chain } from './configurations/chain';
import type { Written } from './configurations/edit';
import type { Seen } from './shown';

/** One environment on its way through the states of its chain. */
export interface Track {
  readonly environment: string;
  readonly chain: Chain;
  /** What people write of its state. */
  written: Written;
  /** Objects of its state; none before it comes. */
  objects: readonly DistObject[] | undefined;
  /** How many steps it has taken. */
  steps: number;
  /** What there is of it. */
  seen: Seen;
  /** What it has left in AWS, by kind and name as AWS lists them. */
  readonly left: Set<string>;
}

/** The beginning of a track. */
export function trackOf(environment: EnvironmentInput, seed: number): Track {
  const chain = new Chain({ ...environment, adminRoleArns: [] }, withControllers(platform), seed);
  const seen = { inAws: [], objects: new Map() };
  return {
    environment: environment.name,
    chain,
    written: chain.state,
    objects: undefined,
    steps: 0,
    seen,
    left: new Set(),
  };
}

/** What there is of an environment, whose managed resources are these. */
export async function seenOf(
  { aws }: Loop,
  environment: string,
  objects: ReadonlyMap<string, Seen['objects']>,
): Promise<Seen> {
  return { inAws: await aws.inventory(environment), objects: objects.get(environment) ?? new Map() };
}
