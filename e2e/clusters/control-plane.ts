import { join } from 'node:path';
import type { ProcessProps } from '../../tools/processes/process';
import { httpsGet } from '../loopback/https-get';
import type { ClusterSecrets } from './secrets';

type Part = Pick<ProcessProps, 'args' | 'ready'>;

// The controllers that Crossplane, Argo CD and the tenants' objects rely on; none that makes pods, since no node runs them.
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
}

/** An API server that authorizes by RBAC and makes its own certificate, in its folder, at its first start. */
export function apiServerPart({ folder, port, etcdPort, secrets, tokenWebhook }: ApiServerProps): Part {
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
  ];
  const access = { caFile: join(folder, 'apiserver.crt'), token: secrets.adminToken };
  const ready = async () => (await httpsGet(`https://127.0.0.1:${port}/readyz`, access)).status === 200;
  return { args, ready };
}

/** The controllers that the platform relies on, each with the rights of its own service account. */
export function controllersPart(folder: string, port: number, server: string, secrets: ClusterSecrets): Part {
  const certificate = join(folder, 'apiserver.crt');
  const args = [
    'kube-controller-manager',
    `--kubeconfig=${join(folder, 'controllers.kubeconfig')}`,
    `--controllers=${controllers.join(',')}`,
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
