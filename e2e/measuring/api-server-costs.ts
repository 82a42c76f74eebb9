import type { Kubectl } from '../../tools/processes/kubectl';

// The first answer after new definitions takes twice as long as later ones.
const warmUps = 1;
const rounds = 7;
const metrics = ['get', '--raw=/metrics'];
const collectGarbage = ['get', '--raw=/debug/pprof/heap?gc=1'];

/**
 * The costs of each of several API servers: the memory of its process; the part of it that is live right after a garbage
 * collection, which is the same from run to run; and the median time in which kubectl discovers all that it serves,
 * including kubectl's own start. The servers are asked in turn, so that what disturbs one disturbs the others.
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
  if (bytes === undefined) throw new Error(`${name}: is not among the metrics of the API server`);
  return Math.round(Number(bytes) / 2 ** 20);
}
