import type { ControllerDefinition, Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import { Aws } from '../../aws/aws';
import { writesLogs } from '../../aws/log-group';
import { policy } from '../../aws/policy';
import { helmValues } from '../helm-values';
import { containerInsights } from './container-insights';

/** What the pod security standard of its namespace, `restricted`, asks of a container; the chart sets none of it. */
const restricted = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};

/** The log group in which the dashboards of Container Insights look. */
const logGroup = (environment: Environment) => names(environment).insightsLogGroup;

/** Two would count every node twice. */
const replicas = 1;

/**
 * Measures pods for CloudWatch's Container Insights.
 *
 * Source: chart of open-telemetry/opentelemetry-helm-charts, and its UPGRADING.md for image, command and mode.
 */
export const opentelemetryCollector: ControllerDefinition = {
  namespace: 'opentelemetry',
  chart: {
    repository: 'https://open-telemetry.github.io/opentelemetry-helm-charts',
    name: 'opentelemetry-collector',
  },
  valuesOf: '0.133.0',
  image: 'docker.io/otel/opentelemetry-collector-contrib',
  // opentelemetry-collector-releases, `docker_signs` of distributions/otelcol-contrib/.goreleaser.yaml, which the
  // workflow runs that a tag starts.
  signature: (release) => ({
    identity: `https://github.com/open-telemetry/opentelemetry-collector-releases/.github/workflows/base-release.yaml@refs/tags/v${release}`,
    issuer: 'https://token.actions.githubusercontent.com',
  }),
  pods: [{ labels: { 'app.kubernetes.io/name': 'opentelemetry-collector' }, count: replicas }],
  endpoints: ['logs'],
  logGroup,
  values: (environment, controller) => ({
    image: helmValues.image(environment, controller),
    // Without one the chart does not render. A Deployment's rolling update runs two for a while, which count everything
    // twice; a DaemonSet would find no node.
    mode: 'statefulset',
    // By default it runs the entry point of whatever image was mirrored.
    command: { name: 'otelcol-contrib' },
    replicaCount: replicas,
    // On by default. Nothing sends to it, and the API server refuses a Service without ports.
    service: { enabled: false },
    resources: helmValues.smallest(),
    securityContext: restricted,
    serviceAccount: helmValues.serviceAccount(environment, controller),
    ...containerInsights(environment, logGroup(environment)),
  }),
  policy: (environment) => policy(writesLogs(new Aws(environment), logGroup(environment))),
};
