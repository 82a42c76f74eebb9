import type { ControllerNeeds, Need } from './controller-needs';
import { mirroredImage } from './mirrored-image';
import { serviceAccountOf } from './service-account';
import { smallestPod } from './smallest-pod';

const ports = ['jaeger-compact', 'jaeger-grpc', 'jaeger-thrift', 'otlp', 'otlp-http', 'zipkin'];
const receivers = ['jaeger', 'otlp', 'zipkin'];
const presets = ['clusterMetrics', 'hostMetrics', 'kubeletMetrics', 'kubernetesAttributes', 'logsCollection'];

/** Source: chart of open-telemetry/opentelemetry-helm-charts, and its UPGRADING.md for image, command and mode. */
export const opentelemetryCollector: ControllerNeeds = {
  version: '0.133.0',
  pods: [{ 'app.kubernetes.io/name': 'opentelemetry-collector' }],
  values: [
    // Not a Deployment: its rolling update runs two for a while, and both count every node.
    ['mode', 'statefulset', 'none, and the chart does not render; as daemonset it would find no node'],
    ['replicaCount', 1, 'as many as the chart likes: two would count every node twice'],
    ...mirroredImage('image', 'opentelemetry-collector', '0.133.0'),
    ['command.name', 'otelcol-contrib', 'none: the entry point of whatever image was mirrored'],
    ['service.enabled', false, 'on: a Service without ports, which the API server refuses'],
    ['securityContext.runAsNonRoot', true, 'none, which the namespace’s standard restricted refuses'],
    ['securityContext.allowPrivilegeEscalation', false, 'none, which the namespace’s standard restricted refuses'],
    ['securityContext.capabilities', { drop: ['ALL'] }, 'none, which the namespace’s standard restricted refuses'],
    ['securityContext.seccompProfile', { type: 'RuntimeDefault' }, 'none, which the standard restricted refuses'],
    ['clusterRole.create', true, 'off: the API server refuses to relay to kubelets'],
    [
      'clusterRole.rules',
      [{ apiGroups: [''], resources: ['nodes', 'nodes/metrics', 'nodes/proxy'], verbs: ['get', 'list', 'watch'] }],
      'none: the API server refuses to relay to kubelets',
    ],
    ...presets.map((preset): Need => [`presets.${preset}.enabled`, false, 'off as yet: some need a node’s own files']),
    ...ports.map((port): Need => [`ports.${port}.enabled`, false, 'on: a port to which nothing sends']),
    ...receivers.map((receiver): Need => [`config.receivers.${receiver}`, null, 'on: a listener for nobody']),
    [
      'config.exporters.awsemf.log_group_name',
      ({ name }) => `/aws/containerinsights/eks-payment-cluster-${name}/performance`,
      'a group that nobody makes, and that its role may not write into',
    ],
    ['config.exporters.awsemf.region', ({ region }) => region, 'asked of the instance metadata, which Fargate has not'],
    ['config.exporters.awsemf.namespace', 'ContainerInsights', 'a namespace in which no dashboard looks'],
    ['config.service.pipelines.logs', null, 'a pipeline whose receivers are gone, so it does not start'],
    ['config.service.pipelines.traces', null, 'a pipeline whose receivers are gone, so it does not start'],
    smallestPod('resources'),
    ...serviceAccountOf('opentelemetry-collector'),
  ],
};
