import { stringAt } from '../../../objects/json';
import { KubectlError } from '../../../tools/processes/kubectl';
import { until } from '../../clusters/until';
import type { Fargate } from '../../fargate/fargate';
import type { Report } from '../../loop/report';
import { Availability } from '../../observing/availability';
import { podsOf, type ServicePods, takesRequests } from '../../observing/pods';

/** How many pods at once the platform's budget lets somebody take away. */
const budget = 1;

/** That whoever drains nodes, as Fargate does to patch them, leaves a service the pods that its budget keeps. */
export async function evictions(pods: ServicePods, { scheduler }: Fargate, report: Report): Promise<void> {
  const { kubectl } = pods.cluster;
  const drain = (node: string) => kubectl.run(['drain', node, '--delete-emptydir-data', '--timeout=4s']);
  await report.prove('who drains all nodes of a service at once waits for its budget', async () => {
    const before = await podsOf(pods);
    const [first = '', second = ''] = before.map(({ spec }) => stringAt(spec, 'nodeName') ?? '');
    const availability = await Availability.of(pods);
    // Otherwise the pod that replaces the first could be ready before the second is asked for.
    scheduler.hold();
    await drain(first);
    const refusal = await drain(second).then(
      () => 'nothing: it was drained',
      (error: unknown) => (error instanceof KubectlError ? error.said : Promise.reject(error)),
    );
    if (!/Cannot evict pod as it would violate the pod's disruption budget/.test(refusal)) {
      throw new Error(`the second node, while a pod is missing: ${refusal}`);
    }
    scheduler.release();
    await until('the pod that replaces the first', () => missing(pods, before.length), 60);
    await drain(second);
    await until('the pod that replaces the second', () => missing(pods, before.length), 60);
    const fewest = availability.stop();
    if (fewest < before.length - budget)
      throw new Error(`for a moment only ${fewest} of ${before.length} pods took requests`);
  });
}

async function missing(pods: ServicePods, wanted: number): Promise<string[]> {
  const ready = (await podsOf(pods)).filter(takesRequests).length;
  return ready === wanted ? [] : [`${ready} of ${wanted} pods take requests`];
}
