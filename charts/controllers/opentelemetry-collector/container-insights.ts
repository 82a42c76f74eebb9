import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';

/** Ports that the Helm chart opens unless told otherwise; nothing sends to this collector. */
const chartPorts = ['jaeger-compact', 'jaeger-grpc', 'jaeger-thrift', 'otlp', 'otlp-http', 'zipkin'];

/** What the chart adds to the configuration on demand; most of it reads a node's files, which Fargate does not show. */
const chartPresets = ['clusterMetrics', 'hostMetrics', 'kubeletMetrics', 'kubernetesAttributes', 'logsCollection'];

const token = '/var/run/secrets/kubernetes.io/serviceaccount';

/** What is taken of cAdvisor, with the name that Container Insights has for it and what of it makes that one. */
const measured: Readonly<Record<string, { readonly name: string; readonly isTotal?: true; readonly scale?: number }>> =
  {
    // Cores, in thousandths.
    container_cpu_usage_seconds_total: { name: 'pod_cpu_usage_total', isTotal: true, scale: 1000 },
    container_memory_working_set_bytes: { name: 'pod_memory_working_set' },
    container_network_receive_bytes_total: { name: 'pod_network_rx_bytes', isTotal: true },
    container_network_transmit_bytes_total: { name: 'pod_network_tx_bytes', isTotal: true },
    // Microseconds of each tenth of a second, of which a hundred are a thousandth of a core.
    container_spec_cpu_quota: { name: 'pod_cpu_limit', scale: 0.01 },
    container_spec_memory_limit_bytes: { name: 'pod_memory_limit' },
    machine_cpu_cores: { name: 'node_cpu_limit', scale: 1000 },
    machine_memory_bytes: { name: 'node_memory_limit' },
  };
const all = Object.entries(measured).map(([cadvisor, what]) => ({ cadvisor, ...what }));
const totals = all.filter(({ isTotal }) => isTotal).map(({ name }) => name);

/** Shares, in percent; on Fargate a pod has a node of its own, so each node has one pod to divide by its limits. */
const shares: readonly (readonly [name: string, part: string, whole: string])[] = [
  ['pod_cpu_utilization', 'pod_cpu_usage_total', 'node_cpu_limit'],
  ['pod_cpu_utilization_over_pod_limit', 'pod_cpu_usage_total', 'pod_cpu_limit'],
  ['pod_memory_utilization', 'pod_memory_working_set', 'node_memory_limit'],
  ['pod_memory_utilization_over_pod_limit', 'pod_memory_working_set', 'pod_memory_limit'],
];

/** Metrics that the dashboards of Container Insights read of pods; each of each pod is billed as a metric of our own. */
const shown = [...shares.map(([name]) => name), 'pod_network_rx_bytes', 'pod_network_tx_bytes'];

/** What external-secrets says of each of its objects. */
const secretCondition = 'externalsecret_status_condition';

const kubelets = {
  job_name: 'kubelets',
  scheme: 'https',
  tls_config: { ca_file: `${token}/ca.crt` },
  authorization: { credentials_file: `${token}/token` },
  kubernetes_sd_configs: [{ role: 'node' }],
  relabel_configs: [
    { target_label: '__address__', replacement: 'kubernetes.default.svc:443' },
    {
      source_labels: ['__meta_kubernetes_node_name'],
      regex: '(.+)',
      target_label: '__metrics_path__',
      replacement: '/api/v1/nodes/$$1/proxy/metrics/cadvisor',
    },
  ],
  metric_relabel_configs: [
    { source_labels: ['__name__'], regex: Object.keys(measured).join('|'), action: 'keep' },
    // Other control groups of the node.
    { source_labels: ['__name__', 'pod'], regex: 'container_.*;', action: 'drop' },
    // A pod's own series count its containers, whose series name a container, an image or both. The network has no other.
    {
      source_labels: ['__name__', 'container', 'image'],
      regex: 'container_(?:cpu|memory|spec)_.*;(?:.+;.*|.*;.+)',
      action: 'drop',
    },
  ],
};

const externalSecrets = {
  job_name: 'external-secrets',
  kubernetes_sd_configs: [{ role: 'pod', namespaces: { names: ['external-secrets'] } }],
  relabel_configs: [{ source_labels: ['__meta_kubernetes_pod_container_port_name'], regex: 'metrics', action: 'keep' }],
  metric_relabel_configs: [
    {
      source_labels: ['__name__', 'condition', 'status'],
      regex: `${secretCondition};Ready;False`,
      action: 'keep',
    },
  ],
};

const scraping = (job: object) => ({
  config: { global: { scrape_interval: '60s', scrape_timeout: '40s' }, scrape_configs: [job] },
});

const renamed = (label: string, new_label: string) => ({ action: 'update_label', label, new_label });

/**
 * From cAdvisor's names to those of Container Insights, as AWS's own configuration for EKS on Fargate goes: one value a
 * pod, totals as rates, limits in the unit of what they limit, and the share of one in the other.
 *
 * Source: AWS Distro for OpenTelemetry, "Container Insights EKS Fargate". It has no shares of the node, which the
 * dashboards read as well.
 */
const processors = {
  'metricstransform/names': {
    transforms: all.map(({ cadvisor, name }) => ({
      include: cadvisor,
      action: 'update',
      new_name: name,
      operations: [
        {
          action: 'aggregate_labels',
          label_set: cadvisor.startsWith('machine_') ? [] : ['namespace', 'pod'],
          aggregation_type: 'sum',
        },
        ...(cadvisor.startsWith('machine_') ? [] : [renamed('namespace', 'Namespace'), renamed('pod', 'PodName')]),
      ],
    })),
  },
  cumulativetodelta: { include: { metrics: totals, match_type: 'strict' } },
  deltatorate: { metrics: totals },
  'metricstransform/units': {
    transforms: all.flatMap(({ name, scale }) =>
      scale === undefined
        ? []
        : [
            {
              include: name,
              action: 'update',
              operations: [{ action: 'experimental_scale_value', experimental_scale: scale }],
            },
          ],
    ),
  },
  experimental_metricsgeneration: {
    rules: shares.map(([name, metric1, metric2]) => ({
      name,
      unit: 'Percent',
      type: 'calculate',
      metric1,
      metric2,
      operation: 'percent',
    })),
  },
  'metricstransform/type': {
    transforms: [
      {
        include: '^pod_.*',
        match_type: 'regexp',
        action: 'update',
        operations: [{ action: 'add_label', new_label: 'Type', new_value: 'Pod' }],
      },
    ],
  },
  'metricstransform/secrets': {
    transforms: [
      {
        include: secretCondition,
        action: 'update',
        operations: [renamed('namespace', 'Namespace'), renamed('name', 'Name')],
      },
    ],
  },
};

/**
 * The collector's own configuration. It reads what the kubelets measure and writes it as embedded metrics into a log
 * group. It asks through the API server, since a pod does not reach the kubelet of its own Fargate node.
 */
export function containerInsights(environment: Environment, logGroup: string) {
  const attributes = [{ key: 'ClusterName', value: names(environment).cluster, action: 'upsert' }];
  const pipeline = (receiver: string, ...own: (keyof typeof processors)[]) => ({
    receivers: [receiver],
    processors: ['memory_limiter', ...own, 'resource', 'batch'],
    exporters: ['awsemf'],
  });
  return {
    clusterRole: {
      create: true,
      rules: [
        // Without rights to these, the API server refuses to relay requests to kubelets.
        { apiGroups: [''], resources: ['nodes', 'nodes/metrics', 'nodes/proxy'], verbs: ['get', 'list', 'watch'] },
        { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] },
      ],
    },
    ports: Object.fromEntries(chartPorts.map((port) => [port, { enabled: false }])),
    presets: Object.fromEntries(chartPresets.map((preset) => [preset, { enabled: false }])),
    config: {
      receivers: {
        // The chart's own; null removes each, since nobody sends to them.
        jaeger: null,
        zipkin: null,
        otlp: null,
        prometheus: scraping(kubelets),
        'prometheus/secrets': scraping(externalSecrets),
      },
      processors: { ...processors, resource: { attributes } },
      exporters: { awsemf: exporter(environment, logGroup) },
      service: {
        pipelines: {
          // The chart's own pipelines would not start without their receivers.
          logs: null,
          traces: null,
          metrics: pipeline(
            'prometheus',
            'metricstransform/names',
            'cumulativetodelta',
            'deltatorate',
            'metricstransform/units',
            'experimental_metricsgeneration',
            'metricstransform/type',
          ),
          'metrics/secrets': pipeline('prometheus/secrets', 'metricstransform/secrets'),
        },
      },
    },
  };
}

function exporter({ region }: Environment, logGroup: string) {
  return {
    // By default one in which no dashboard looks for metrics.
    namespace: 'ContainerInsights',
    // By default it asks the instance metadata, which Fargate does not have.
    region,
    // By default a group that nobody makes, and that the collector's role may not write into.
    log_group_name: logGroup,
    log_stream_name: '{PodName}',
    resource_to_telemetry_conversion: { enabled: true },
    // The fields of a pod that the console reads beside the metrics.
    eks_fargate_container_insights_enabled: true,
    parse_json_encoded_attr_values: ['kubernetes'],
    dimension_rollup_option: 'NoDimensionRollup',
    metric_declarations: [
      {
        dimensions: [['ClusterName'], ['ClusterName', 'Namespace'], ['ClusterName', 'Namespace', 'PodName']],
        metric_name_selectors: shown.map((name) => `^${name}$`),
      },
      {
        dimensions: [['ClusterName'], ['ClusterName', 'Namespace', 'Name']],
        metric_name_selectors: [`^${secretCondition}$`],
      },
    ],
  };
}
