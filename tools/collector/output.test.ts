import { outputProblems } from './output';

const attributes = (labels: object) =>
  Object.entries(labels).map(([key, stringValue]) => ({ key, value: { stringValue } }));
const pod = { Namespace: 'payment', PodName: 'payment-6c8d5f7b9-x2x4l', Type: 'Pod' };

/** A batch with a metric of each name, of the labels that follow it. */
const batch = (...metrics: readonly (readonly [name: string, value: number, labels?: object])[]) => ({
  resourceMetrics: [
    {
      resource: { attributes: attributes({ ClusterName: 'c' }) },
      scopeMetrics: [
        {
          metrics: metrics.map(([name, asDouble, labels = pod]) => ({
            name,
            gauge: { dataPoints: [{ asDouble, attributes: attributes(labels) }] },
          })),
        },
      ],
    },
  ],
});
const config = {
  exporters: {
    awsemf: {
      metric_declarations: [
        {
          dimensions: [['ClusterName'], ['ClusterName', 'PodName']],
          metric_name_selectors: ['^pod_memory_utilization$'],
        },
      ],
    },
  },
};

test('what dashboards read, once for each pod, is no problem', () => {
  expect(outputProblems([batch(['pod_memory_utilization', 3.125])], config)).toEqual([]);
});

test.each([
  ['nothing', [], /pod_memory_utilization\$: nothing came of it/],
  ['a name of cAdvisor', [batch(['container_memory_working_set_bytes', 1])], /nothing came of it/],
  [
    'a metric without a label that is a dimension',
    [batch(['pod_memory_utilization', 3.125, { Type: 'Pod' }])],
    /without PodName/,
  ],
  [
    'a pod that is counted with its containers',
    [batch(['pod_memory_utilization', 3.125], ['pod_memory_working_set', 268_217_792])],
    /pod_memory_working_set: not what follows from the records \(268217792\) — 134217728 is/,
  ],
  [
    'two values of a pod',
    [batch(['pod_memory_utilization', 3.125], ['pod_memory_utilization', 3.125])],
    /pod_memory_utilization: several values of one pod/,
  ],
  [
    'a share of another whole',
    [batch(['pod_memory_utilization', 3.125], ['pod_cpu_usage_total', 100], ['pod_cpu_utilization', 40])],
    /pod_cpu_utilization: not what follows from the records \(40\) — 5 is/,
  ],
  [
    'a pod without its type',
    [batch(['pod_memory_utilization', 3.125, { ...pod, Type: 'Node' }])],
    /pod_memory_utilization: not of the pod/,
  ],
  [
    'a secret of no name',
    [batch(['pod_memory_utilization', 3.125], ['externalsecret_status_condition', 1, {}])],
    /externalsecret_status_condition: not of the secret/,
  ],
])('%s is a problem', (_what, batches, message) => {
  expect(outputProblems(batches, config)).toContainEqual(expect.stringMatching(message));
});
