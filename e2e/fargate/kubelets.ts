import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { freePort } from '../../tools/processes/free-port';
import type { Process } from '../../tools/processes/process';
import type { Processes } from '../../tools/processes/processes';
import type { Cluster } from '../clusters/cluster';
import { httpsRequest } from '../loopback/https-request';
import { missingImage } from './scheduler';

/** Annotation of a pod with the CPU that each of its containers uses. */
export const cpuUsage = 'e2e.localhost/cpu';

/** What it takes to start the kubelets of a cluster. */
export interface KubeletsProps {
  /** Path of kwok. */
  readonly program: string;
  /** Folder with the source of kwok, which has the stages of nodes and pods. */
  readonly source: string;
  readonly cluster: Cluster;
  /** Folder with `tls.crt`, `tls.key` and `ca.crt`, for what kubelets serve. */
  readonly certificate: string;
  /** Folder for the configuration; exists. */
  readonly folder: string;
  readonly processes: Processes;
}

/** Starts kwok, which plays the kubelet of each node: no container runs, but what is seen of nodes and pods changes as if. */
export async function startKubelets(props: KubeletsProps): Promise<Process> {
  const { program, source, cluster, certificate, folder, processes } = props;
  const config = join(folder, 'kwok.yaml');
  writeFileSync(config, configuration(source));
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  const args = [
    `--config=${config}`,
    `--kubeconfig=${cluster.kubeconfig}`,
    '--manage-all-nodes',
    // The controllers that look at leases do not run: nodes of Fargate come and go with their pods.
    '--node-lease-duration-seconds=0',
    `--node-ip=127.0.0.1`,
    `--node-port=${port}`,
    `--server-address=${address}`,
    `--tls-cert-file=${join(certificate, 'tls.crt')}`,
    `--tls-private-key-file=${join(certificate, 'tls.key')}`,
  ];
  const caFile = join(certificate, 'ca.crt');
  const ready = async () => (await httpsRequest(`https://${address}/healthz`, { caFile })).status === 200;
  return processes.start({ name: `${cluster.name}-kubelets`, command: program, args, ready });
}

/** Kwok's own stages of nodes, pods and jobs, but for pods whose images cannot be pulled, and its own metrics. */
function configuration(source: string): string {
  const read = (file: string) => parse(readFileSync(join(source, 'kustomize', file), 'utf8'));
  const pulled = { key: `.metadata.annotations["${missingImage}"]`, operator: 'DoesNotExist' };
  const ready = read('stage/pod/fast/pod-ready.yaml');
  ready.spec.selector.matchExpressions.push(pulled);
  const objects = [
    read('stage/node/fast/node-initialize.yaml'),
    ready,
    read('stage/pod/fast/pod-complete.yaml'),
    read('stage/pod/fast/pod-delete.yaml'),
    imageMissing,
    read('metrics/resource/metrics-resource.yaml'),
    usage,
  ];
  return objects.map((object) => stringify(object)).join('---\n');
}

/** A pod that waits for an image. */
const imageMissing = {
  apiVersion: 'kwok.x-k8s.io/v1alpha1',
  kind: 'Stage',
  metadata: { name: 'pod-image-missing' },
  spec: {
    resourceRef: { apiGroup: 'v1', kind: 'Pod' },
    selector: {
      matchExpressions: [
        { key: '.metadata.deletionTimestamp', operator: 'DoesNotExist' },
        { key: `.metadata.annotations["${missingImage}"]`, operator: 'Exists' },
        { key: '.status.containerStatuses.[].state.waiting.reason', operator: 'NotIn', values: ['ImagePullBackOff'] },
      ],
    },
    next: {
      statusTemplate: `
{{ $now := Now }}
{{ $missing := index .metadata.annotations "${missingImage}" }}
phase: Pending
startTime: {{ $now | Quote }}
conditions:
- { type: Ready, status: "False", reason: ContainersNotReady, lastTransitionTime: {{ $now | Quote }} }
- { type: ContainersReady, status: "False", reason: ContainersNotReady, lastTransitionTime: {{ $now | Quote }} }
containerStatuses:
{{ range .spec.containers }}
- name: {{ .name | Quote }}
  image: {{ .image | Quote }}
  ready: false
  restartCount: 0
  started: false
  state:
    waiting:
      reason: ImagePullBackOff
      message: {{ printf "Back-off pulling image %s: not found" $missing | Quote }}
{{ end }}
`,
    },
  },
};

/** What each container uses: what its pod says, and otherwise next to nothing. */
const usage = {
  apiVersion: 'kwok.x-k8s.io/v1alpha1',
  kind: 'ClusterResourceUsage',
  metadata: { name: 'usage' },
  spec: {
    usages: [
      {
        usage: {
          cpu: {
            expression: `"${cpuUsage}" in pod.metadata.annotations ? Quantity(pod.metadata.annotations["${cpuUsage}"]) : Quantity("1m")`,
          },
          memory: { value: '1Mi' },
        },
      },
    ],
  },
};
