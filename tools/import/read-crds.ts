import { Progress } from '../processes/progress';
import type { CrdText } from './crd-text';
import { type Crd, parseCrd } from './parse-crd';
import { ImportError } from './problems';
import type { Source } from './sources';

// Few enough for the upstream host not to throttle, and enough to hide its latency.
const readsAtOnce = 6;

/** Reads every kind of every source, sorted by group and kind; throws one ImportError with the problems of all. */
export async function readCrds(sources: readonly Source[], textOf: CrdText): Promise<Crd[]> {
  const wanted = sources.flatMap((source) =>
    Object.entries(source.kinds).flatMap(([group, plurals]) =>
      plurals.map((plural) => ({ source, group, plural, where: `${source.name} ${plural}.${group}` })),
    ),
  );
  const crds: Crd[] = [];
  const problems = new Map<string, readonly string[]>();
  const queue = wanted.values();
  const progress = new Progress();
  let read = 0;
  const work = async () => {
    for (const { source, ...crd } of queue) {
      try {
        crds.push(parseCrd(await textOf(source, crd), crd));
      } catch (error) {
        if (!(error instanceof ImportError)) throw error;
        problems.set(crd.where, error.problems);
      }
      read += 1;
      progress.report(`read ${read} of ${wanted.length} kinds`);
    }
  };
  await Promise.all(Array.from({ length: readsAtOnce }, work));
  if (problems.size > 0) throw new ImportError(wanted.flatMap(({ where }) => problems.get(where) ?? []));
  return crds.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

function sortKey({ group, kind }: Crd): string {
  return `${group}/${kind}`;
}
