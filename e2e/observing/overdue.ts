import type { Loop } from '../loop/loop';
import { type LiveResource, managedResources } from './managed-resources';

/** A resource that is not ready is overdue when nothing about it has changed for so many milliseconds. */
const overdueMs = 20_000;

/** The same for one that AWS has refused: the provider tries again every few seconds, as long as it knows that it should. */
const refusedMs = 60_000;

/**
 * Milliseconds between two looks at the same resource. A look takes half a minute where the provider asks for something
 * that it expects and AWS does not have, and an annotation meanwhile takes away what it would write in the end.
 */
const pauseMs = 90_000;

const annotation = 'e2e/looked-again';

/**
 * Makes the AWS provider look again at resources that it has left without saying that they are ready. By itself it would
 * within ten minutes, which the loop prevents (`crossplane/providers.ts`). It leaves a resource so when late initialization
 * finds nothing to write: the answer to that write replaces what was observed (crossplane-runtime, `managed.Reconciler`), and where
 * it could not write down how an update ended, because somebody else wrote first (upjet, "Async update callback failed"), also
 * one that failed.
 * A certificate is ready before ACM has issued it, so it is looked at until then. Returns how many resources those were.
 *
 * @param awaits whether more is awaited of a resource than that it is ready. @default - of none
 */
export async function lookAgain(loop: Loop, awaits: (one: LiveResource) => boolean = () => false): Promise<number> {
  const now = Date.now();
  const overdue = (await managedResources(loop)).filter((one) => {
    const { annotations, changed, isGoing, isPending, isReady, isSynced } = one;
    const isLooked = now - Number(annotations[annotation] ?? 0) <= pauseMs;
    if (isGoing || isLooked) return false;
    // Without a condition it has its first look, which takes minutes at a user of ElastiCache.
    if (!isSynced) return changed > 0 && now - changed > refusedMs;
    return isReady ? isPending || awaits(one) : now - changed > overdueMs;
  });
  for (const namespace of new Set(overdue.map((one) => one.namespace))) {
    const addresses = overdue.filter((one) => one.namespace === namespace).map(({ address }) => address);
    const args = ['annotate', ...addresses, `--namespace=${namespace}`, '--overwrite', `${annotation}=${now}`];
    await loop.management.kubectl.run(args);
  }
  return overdue.length;
}
