import { join } from 'node:path';
import type { ProcessProps } from '../../tools/processes/process';
import { httpsGet } from '../loopback/https-get';
import type { ClusterSecrets } from './secrets';

type Part = Pick<ProcessProps, 'args' | 'ready'>;

/** The controllers that Crossplane, Argo CD and the tenants' objects rely on. */
const controllers = [
  'clusterrole-aggregation-controller',
  'disruption-controller',
  'garbage-collector-controller',
  'namespace-controller',
  'resourcequota-controller',
  'root-ca-certificate-publisher-controller',
  'serviceaccount-controller',
  'serviceaccount-token-controller',
];

/** Those that make pods, count them, and say where they are. */
const podControllers = [
  'cronjob-controller',
  'deployment-controller',
  'endpointslice-controller',
  'horizontal-pod-autoscaler-controller',
  'job-controller',
  'pod-garbage-collector-controller',
  'replicaset-controller',
  'ttl-after-finished-controller',
];

/** A single etcd, which does not wait for the disk and so may lose its data when the machine stops. */
export function etcdPart(folder: string, clientPort: number, peerPort: number): Part {
  const [client, peer] = [`http://127.0.0.1:${clientPort}`, `http://127.0.0.1:${peerPort}`];
  const args = [
    '--name=etcd',
    `--data-dir=${join(folder, 'etcd')}`,
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=etcd=${peer}`,
    '--unsafe-no-fsync',
    '--log-level=warn',
  ];
  return { args, ready: async () => (await fetch(`${client}/readyz`)).ok };
}

/** Where an API server listens, and what it asks. */
export interface ApiServerProps {
  readonly folder: string;
  readonly port: number;
  readonly etcdPort: number;
  readonly secrets: ClusterSecrets;
  /** Kubeconfig of the webhook that knows whose a token is. @default - only the tokens of `secrets` are known */
  readonly tokenWebhook?: string;
  /** How it proves who it is to the servers that it passes requests on to. @default - it passes none on */
  readonly frontProxy?: FrontProxy;
}

/** A certificate by which an API server proves who it is to the API servers behind it. */
export interface FrontProxy {
  /** Common name in the certificate. */
  readonly name: string;
  /** Folder with `tls.crt`, `tls.key` and, of the authority that signed it, `ca.crt`. */
  readonly certificate: string;
}

/** An API server that authorizes by RBAC and makes its own certificate, in its folder, at its first start. */
export function apiServerPart({ folder, port, etcdPort, secrets, tokenWebhook, frontProxy }: ApiServerProps): Part {
  const args = [
    'kube-apiserver',
    `--etcd-servers=http://127.0.0.1:${etcdPort}`,
    '--bind-address=127.0.0.1',
    '--advertise-address=127.0.0.1',
    `--secure-port=${port}`,
    `--cert-dir=${folder}`,
    `--token-auth-file=${secrets.tokenFile}`,
    ...(tokenWebhook === undefined
      ? []
      : [`--authentication-token-webhook-config-file=${tokenWebhook}`, '--authentication-token-webhook-version=v1']),
    '--authorization-mode=RBAC',
    // As on EKS; pod security admission decides who may be privileged.
    '--allow-privileged=true',
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-signing-key-file=${secrets.signingKey}`,
    `--service-account-key-file=${secrets.verifyingKey}`,
    '--service-cluster-ip-range=10.96.0.0/16',
    // An endpoint on loopback would be invalid, and nothing here reaches the API server through its Service.
    '--endpoint-reconciler-type=none',
    ...(frontProxy === undefined ? [] : frontProxyFlags(frontProxy)),
  ];
  const access = { caFile: join(folder, 'apiserver.crt'), token: secrets.adminToken };
  const ready = async () => (await httpsGet(`https://127.0.0.1:${port}/readyz`, access)).status === 200;
  return { args, ready };
}

/** Source: Kubernetes documentation, "Configure the Aggregation Layer". */
function frontProxyFlags({ name, certificate }: FrontProxy): string[] {
  return [
    `--proxy-client-cert-file=${join(certificate, 'tls.crt')}`,
    `--proxy-client-key-file=${join(certificate, 'tls.key')}`,
    `--requestheader-client-ca-file=${join(certificate, 'ca.crt')}`,
    `--requestheader-allowed-names=${name}`,
    '--requestheader-username-headers=X-Remote-User',
    '--requestheader-group-headers=X-Remote-Group',
    '--requestheader-extra-headers-prefix=X-Remote-Extra-',
  ];
}

/** What a controller manager runs with. */
export interface ControllersProps {
  readonly folder: string;
  readonly port: number;
  /** URL of the API server. */
  readonly server: string;
  readonly secrets: ClusterSecrets;
  /** Whether its cluster has something that runs pods. */
  readonly runsPods: boolean;
}

/** The controllers that the platform relies on, each with the rights of its own service account. */
export function controllersPart({ folder, port, server, secrets, runsPods }: ControllersProps): Part {
  const certificate = join(folder, 'apiserver.crt');
  const args = [
    'kube-controller-manager',
    `--kubeconfig=${join(folder, 'controllers.kubeconfig')}`,
    `--controllers=${[...controllers, ...(runsPods ? podControllers : [])].join(',')}`,
    // By default a quarter of a minute, and five minutes before pods go that are not needed any more.
    '--horizontal-pod-autoscaler-sync-period=3s',
    '--horizontal-pod-autoscaler-downscale-stabilization=5s',
    '--use-service-account-credentials',
    `--service-account-private-key-file=${secrets.signingKey}`,
    `--root-ca-file=${certificate}`,
    '--leader-elect=false',
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
    `--tls-cert-file=${certificate}`,
    `--tls-private-key-file=${join(folder, 'apiserver.key')}`,
  ];
  // Pods and logins in a namespace need the service account that the controllers make there, so the first one must have it.
  const account = `${server}/api/v1/namespaces/default/serviceaccounts/default`;
  const access = { caFile: certificate, token: secrets.adminToken };
  const ready = async () => (await httpsGet(account, access)).status === 200;
  return { args, ready };
}
