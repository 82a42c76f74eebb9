import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';

/** Without rights to these, the API server refuses to relay requests to kubelets. */
const nodes = ['nodes', 'nodes/metrics', 'nodes/proxy'];

/** Ports that the Helm chart opens unless told otherwise; nothing sends to this collector. */
const chartPorts = ['jaeger-compact', 'jaeger-grpc', 'jaeger-thrift', 'otlp', 'otlp-http', 'zipkin'];

/** What the chart adds to the configuration on demand; most of it reads a node's files, which Fargate does not show. */
const chartPresets = ['clusterMetrics', 'hostMetrics', 'kubeletMetrics', 'kubernetesAttributes', 'logsCollection'];

/** Metrics of pods as the kubelet's cAdvisor names them. */
const metrics = [
  'container_cpu_usage_seconds_total',
  'container_memory_working_set_bytes',
  'container_network_.*_bytes_total',
];

const token = '/var/run/secrets/kubernetes.io/serviceaccount';

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
  metric_relabel_configs: [{ source_labels: ['__name__'], regex: metrics.join('|'), action: 'keep' }],
};

const prometheus = { global: { scrape_interval: '60s', scrape_timeout: '40s' }, scrape_configs: [kubelets] };

/**
 * The collector's own configuration. It reads what the kubelets measure and writes it as embedded metrics into a log
 * group. It asks through the API server, since a pod does not reach the kubelet of its own Fargate node.
 */
export function containerInsights(environment: Environment, logGroup: string) {
  // All but the last are the chart's own; null removes each, since nobody sends to them.
  const receivers = { jaeger: null, zipkin: null, otlp: null, prometheus: { config: prometheus } };
  const processors = {
    resource: { attributes: [{ key: 'ClusterName', value: names(environment).cluster, action: 'upsert' }] },
  };
  const pipeline = {
    receivers: ['prometheus'],
    processors: ['memory_limiter', 'resource', 'batch'],
    exporters: ['awsemf'],
  };
  return {
    clusterRole: { create: true, rules: [{ apiGroups: [''], resources: nodes, verbs: ['get', 'list', 'watch'] }] },
    ports: Object.fromEntries(chartPorts.map((port) => [port, { enabled: false }])),
    presets: Object.fromEntries(chartPresets.map((preset) => [preset, { enabled: false }])),
    config: {
      receivers,
      processors,
      exporters: { awsemf: exporter(environment, logGroup) },
      // The chart's own pipelines would not start without their receivers.
      service: { pipelines: { logs: null, traces: null, metrics: pipeline } },
    },
  };
}

function exporter({ region }: Environment, logGroup: string) {
  const dimensions = [
    ['ClusterName', 'namespace'],
    ['ClusterName', 'namespace', 'pod'],
  ];
  return {
    // By default one in which no dashboard looks for metrics.
    namespace: 'ContainerInsights',
    // By default it asks the instance metadata, which Fargate does not have.
    region,
    // By default a group that nobody makes, and that the collector's role may not write into.
    log_group_name: logGroup,
    log_stream_name: '{PodName}',
    resource_to_telemetry_conversion: { enabled: true },
    dimension_rollup_option: 'NoDimensionRollup',
    metric_declarations: [{ dimensions, metric_name_selectors: metrics }],
  };
}
