import type { Cluster } from './cluster';

/** Does the same in several clusters at once; once all are done, throws with what failed in which. */
export async function inEach(clusters: Iterable<Cluster>, work: (cluster: Cluster) => Promise<void>): Promise<void> {
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
