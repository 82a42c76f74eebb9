import type { RunningCluster } from './running-cluster';

/** Does the same in several clusters at once, and throws after the last one with what failed in which. */
export async function inEach(
  clusters: Iterable<RunningCluster>,
  work: (cluster: RunningCluster) => Promise<void>,
): Promise<void> {
  const failures: string[] = [];
  const tried = [...clusters].map(async (cluster) => {
    try {
      await work(cluster);
    } catch (error) {
      failures.push(`${cluster.name}: ${error instanceof Error ? error.message : error}`);
    }
  });
  await Promise.all(tried);
  if (failures.length > 0) throw new Error(failures.join('\n'));
}
