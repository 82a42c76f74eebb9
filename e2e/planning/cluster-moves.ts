import type { DistObject } from '../../objects/dist';
import { keyOf } from '../../plan/resources';
import type { Loop } from '../loop/loop';
import { applyAsSynced } from './apply';
import { isOf } from './rendered';

/** How one environment goes from one state to another. */
export interface EnvironmentMove {
  readonly environment: string;
  readonly from: readonly DistObject[];
  readonly to: readonly DistObject[];
}

/**
 * Moves environments as Argo CD does, on the management cluster and in their own; returns what the API server of the
 * management cluster refuses, by environment and key.
 */
export async function moveAll(
  { management, workload }: Loop,
  moves: readonly EnvironmentMove[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const all = moves.map(({ environment, from, to }) => ({
    from: delivered(from, environment, ''),
    to: delivered(to, environment, ''),
  }));
  const refused = await applyAsSynced(management.kubectl, all);
  for (const { environment, from, to } of moves) {
    const cluster = workload[environment];
    if (cluster === undefined) throw new Error(`${environment}: the loop has no such cluster`);
    const own = { from: delivered(from, environment, environment), to: delivered(to, environment, environment) };
    const others = await applyAsSynced(cluster.kubectl, [own]);
    if (others.size > 0) throw new Error(`${environment}: ${[...others.values()].join(', ')}`);
  }
  return new Map(
    moves.map(({ environment, to }) => [
      environment,
      new Map([...refused].filter(([key]) => to.some((object) => keyOf(object) === key && isOf(environment, object)))),
    ]),
  );
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
