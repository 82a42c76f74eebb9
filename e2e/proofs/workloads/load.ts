import { callApi } from '../../clusters/call-api';
import { Repeatedly } from '../../clusters/repeatedly';
import { cpuUsage } from '../../fargate/kubelets';
import { podsOf, type ServicePods, takesRequests } from '../../observing/pods';

const pauseMs = 1000;

/** Starts requests that need so many vCPUs, and that the pods of a service share while they take requests. */
export function startLoad(pods: ServicePods, cpu: number): Repeatedly {
  const { cluster, namespace } = pods;
  return new Repeatedly(async () => {
    const ready = (await podsOf(pods)).filter(takesRequests);
    const each = `${Math.round((cpu * 1000) / ready.length)}m`;
    for (const { metadata } of ready) {
      if (metadata.annotations?.[cpuUsage] === each) continue;
      await callApi(cluster, {
        method: 'PATCH',
        path: `/api/v1/namespaces/${namespace}/pods/${metadata.name}`,
        body: { metadata: { annotations: { [cpuUsage]: each } } },
        // It may have gone meanwhile.
        fine: [404],
      });
    }
  }, pauseMs);
}
