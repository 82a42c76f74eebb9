import { endOf } from '../../config/rules/deadlines';
import { stringAt } from '../../objects/json';
import type { Deployed } from '../../plan/delivery';
import { followingExample, pinnedObjects } from '../../plan/guard/example';

/**
 * Pinned environments that still have a version of Kubernetes at their revision which `config/` may not say any more on a
 * day, a line each.
 */
export function oldVersions(state: Deployed, today: string): string[] {
  const examples = followingExample(state);
  return [...state.revisions].flatMap(([environment, { revision, isBranch }]) => {
    if (isBranch || examples.has(environment)) return [];
    const clusters = pinnedObjects(state, environment).filter(({ kind }) => kind === 'EksCluster');
    return clusters.flatMap(({ body }): string[] => {
      const version = stringAt(body, 'spec', 'version') ?? '';
      const end = endOf(version, today);
      if (end === undefined) return [];
      const ends = `standard support of which ${end < today ? 'ended' : 'ends'} on ${end}`;
      return [
        `${environment} at ${revision}: runs Kubernetes ${version}, ${ends} — promote it to one that has another`,
      ];
    });
  });
}
