import { parse } from 'yaml';
import { readDist } from '../../objects/dist';
import { listAt, stringAt } from '../../objects/json';
import { freePort } from '../../tools/processes/free-port';
import type { Process } from '../../tools/processes/process';
import type { Processes } from '../../tools/processes/processes';
import type { Cluster } from '../clusters/cluster';
import { httpsGet } from '../loopback/https-get';

/** What it takes to start the metrics server of a cluster. */
export interface MetricsProps {
  readonly program: string;
  readonly cluster: Cluster;
  /** Certificate of the authority that signed that of kubelets. */
  readonly kubeletAuthority: string;
  /** Parameters that the platform gives it. */
  readonly parameters: readonly string[];
  /** Folder for its certificate; exists. */
  readonly folder: string;
  readonly processes: Processes;
}

/** Starts metrics-server, which asks kubelets what pods use, and has the API server pass on what is asked about that. */
export async function startMetrics(props: MetricsProps): Promise<Process> {
  const { program, cluster, kubeletAuthority, parameters, folder, processes } = props;
  const port = await freePort();
  const own = [
    `--secure-port=${port}`,
    '--bind-address=127.0.0.1',
    `--cert-dir=${folder}`,
    `--kubelet-certificate-authority=${kubeletAuthority}`,
    ...['kubeconfig', 'authentication-kubeconfig', 'authorization-kubeconfig'].map(
      (option) => `--${option}=${cluster.kubeconfig}`,
    ),
  ];
  const objects = [service(port), apiService(port)];
  await cluster.kubectl.apply(JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }));
  const url = `${cluster.server}/apis/metrics.k8s.io/v1beta1`;
  return processes.start({
    name: `${cluster.name}-metrics`,
    command: program,
    args: [...parameters, ...own],
    // Through the API server, which so knows where to pass requests on.
    ready: async () => (await httpsGet(url, cluster)).status === 200,
  });
}

/** The parameters that a `dist/` gives a metrics server; throws where it installs none. */
export function metricsParameters(dist: string): readonly string[] {
  const installed = readDist(dist).objects.find(
    ({ body }) => stringAt(body, 'spec', 'source', 'chart') === 'metrics-server',
  );
  const values = stringAt(installed?.body, 'spec', 'source', 'helm', 'values');
  if (values === undefined) throw new Error(`${dist}: installs no metrics server, which autoscaling asks`);
  return listAt(parse(values), 'defaultArgs').filter((one) => typeof one === 'string');
}

const place = { name: 'metrics-server', namespace: 'kube-system' };

/** An API server passes requests on to the address of a Service; only one with a name can be on loopback. */
function service(port: number) {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: place,
    spec: { type: 'ExternalName', externalName: 'localhost', ports: [{ port }] },
  };
}

/** Source: chart of kubernetes-sigs/metrics-server. */
function apiService(port: number) {
  return {
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: { name: 'v1beta1.metrics.k8s.io' },
    spec: {
      service: { ...place, port },
      group: 'metrics.k8s.io',
      version: 'v1beta1',
      groupPriorityMinimum: 100,
      versionPriority: 100,
      insecureSkipTLSVerify: true,
    },
  };
}
