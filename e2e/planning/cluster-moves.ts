import type { DistObject } from '../../objects/dist';
import { keyOf } from '../../plan/resources';
import type { Loop } from '../loop/loop';
import { applyAsSynced, type Move } from './apply';
import { isOf } from './rendered';

/** How one environment goes from one state to another. */
export interface EnvironmentMove extends Move {
  readonly environment: string;
}

/**
 * Moves environments as Argo CD does, on the management cluster and in their own; returns what the API server of the
 * management cluster refuses, by environment and key.
 */
export async function moveAll(
  { management, workload }: Loop,
  moves: readonly EnvironmentMove[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const all = moves.map((move) => within(move, ''));
  const refused = await applyAsSynced(management.kubectl, all);
  for (const move of moves) {
    const { environment } = move;
    const cluster = workload[environment];
    if (cluster === undefined) throw new Error(`${environment}: the loop has no such cluster`);
    const others = await applyAsSynced(cluster.kubectl, [within(move, environment)]);
    if (others.size > 0) throw new Error(`${environment}: ${[...others.values()].join(', ')}`);
  }
  return new Map(
    moves.map(({ environment, to }) => [
      environment,
      new Map([...refused].filter(([key]) => to.some((object) => keyOf(object) === key && isOf(environment, object)))),
    ]),
  );
}

function within({ environment, from, to, ...rest }: EnvironmentMove, cluster: string): Move {
  return { ...rest, from: delivered(from, environment, cluster), to: delivered(to, environment, cluster) };
}

/**
 * What Argo CD applies of an environment to the management cluster, `''`, or to the environment's own; not its Applications,
 * since Argo CD does not take part.
 */
function delivered(objects: readonly DistObject[], environment: string, cluster: string): readonly DistObject[] {
  return objects.filter(
    (object) => object.cluster === cluster && object.group !== 'argoproj.io' && isOf(environment, object),
  );
}
