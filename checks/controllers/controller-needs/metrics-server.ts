import type { ControllerNeeds } from './controller-needs';
import { mirroredImage } from './mirrored-image';
import { smallestPod } from './smallest-pod';

/** Source: chart of kubernetes-sigs/metrics-server; its issue #1271 for the port. */
export const metricsServer: ControllerNeeds = {
  version: '3.13.0',
  pods: [{ 'app.kubernetes.io/name': 'metrics-server' }],
  values: [
    ...mirroredImage('image', 'metrics-server', 'v0.8.0'),
    // The chart hands it on as --secure-port.
    ['containerPort', 10251, "10250: the port of Fargate's kubelet, on which it cannot listen"],
    [
      'defaultArgs',
      [
        '--cert-dir=/tmp',
        '--kubelet-preferred-address-types=InternalIP',
        '--kubelet-use-node-status-port',
        '--metric-resolution=15s',
      ],
      'also host names of kubelets, which need not resolve on Fargate',
    ],
    ['apiService.create', true, 'whatever the chart likes: without it kubectl top and autoscaling have no source'],
    ['replicas', 2, 'one, and nobody is there while Fargate patches it'],
    ['podDisruptionBudget', { enabled: true, minAvailable: 1 }, 'off: Fargate may patch both replicas at once'],
    smallestPod('resources'),
  ],
};
