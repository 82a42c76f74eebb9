import type { Kubectl } from '../../tools/processes/kubectl';

// The first answer after new definitions takes twice as long as those after it.
const warmUps = 1;
const rounds = 7;
const metrics = ['get', '--raw=/metrics'];
const collectGarbage = ['get', '--raw=/debug/pprof/heap?gc=1'];

/**
 * Says of each of several API servers what it costs: the memory of its process, what of that is live right after a garbage
 * collection and so the same from run to run, and the median time in which kubectl discovers all that it serves, kubectl's
 * own start included. They are asked in turn, so that what disturbs one disturbs the others.
 */
export async function apiServerCosts(servers: readonly Kubectl[]): Promise<readonly string[]> {
  const times = servers.map((): number[] => []);
  for (let round = 0; round < warmUps + rounds; round += 1) {
    for (const [index, server] of servers.entries()) {
      const start = performance.now();
      await server.run(['api-resources', '--cached=false']);
      if (round >= warmUps) times[index]?.push(performance.now() - start);
    }
  }
  return Promise.all(
    servers.map(async (server, index) => {
      const resident = mebibytes(await server.run(metrics), 'process_resident_memory_bytes');
      await server.run(collectGarbage);
      const live = mebibytes(await server.run(metrics), 'go_memstats_heap_alloc_bytes');
      return `${resident} MiB (${live} MiB live), discovery in ${median(times[index] ?? [])} ms`;
    }),
  );
}

function median(times: readonly number[]): string | undefined {
  return [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)]?.toFixed(0);
}

function mebibytes(text: string, name: string): number {
  const [, bytes] = new RegExp(`^${name} (\\S+)$`, 'm').exec(text) ?? [];
  if (bytes === undefined) throw new Error(`${name}: not among the metrics of the API server`);
  return Math.round(Number(bytes) / 2 ** 20);
}
