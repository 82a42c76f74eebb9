import type { ControllerDefinition } from '../../config/model/environment';
import { helmValues } from './helm-values';

const labels = { 'app.kubernetes.io/name': 'metrics-server' };

/** A single one would leave nobody to answer while Fargate patches it. */
const replicas = 2;

/**
 * What `kubectl top` and autoscaling ask.
 *
 * Source: chart of kubernetes-sigs/metrics-server; its issue #1271 for the port.
 */
export const metricsServer: ControllerDefinition = {
  namespace: 'kube-system',
  chart: { repository: 'https://kubernetes-sigs.github.io/metrics-server', name: 'metrics-server' },
  valuesOf: '3.13.0',
  image: 'registry.k8s.io/metrics-server/metrics-server',
  // Kubernetes' documentation, "Verify Signed Kubernetes Artifacts"; kubernetes-sigs/promo-tools,
  // promoter/image/options/options.go: whatever is promoted to that registry is signed.
  signature: () => ({
    identity: 'krel-trust@k8s-releng-prod.iam.gserviceaccount.com',
    issuer: 'https://accounts.google.com',
  }),
  pods: [{ labels, count: replicas }],
  selector: labels,
  asksKubelets: true,
  values: (environment, controller) => ({
    image: helmValues.image(environment, controller),
    // The chart passes it on as --secure-port. 10250, its default, is the port of Fargate's kubelet.
    containerPort: 10251,
    // The chart's own, without the host names of kubelets, which need not resolve on Fargate.
    defaultArgs: [
      '--cert-dir=/tmp',
      '--kubelet-preferred-address-types=InternalIP',
      '--kubelet-use-node-status-port',
      '--metric-resolution=15s',
    ],
    // Without it kubectl top and autoscaling have no source.
    apiService: { create: true },
    replicas,
    // Off by default, and Fargate may patch both replicas at once.
    podDisruptionBudget: { enabled: true, minAvailable: 1 },
    resources: helmValues.smallest(),
  }),
};
