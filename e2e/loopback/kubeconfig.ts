import { readFileSync, writeFileSync } from 'node:fs';

/** One user of one API server. */
export interface KubeconfigProps {
  /** Name of the cluster. */
  readonly name: string;
  /** URL of the API server. */
  readonly server: string;
  /** Certificate of the authority that signed the API server's. */
  readonly caFile: string;
  readonly token: string;
}

/** Writes a kubeconfig that needs no other file, and that only its owner can read. */
export function writeKubeconfig(file: string, { name, server, caFile, token }: KubeconfigProps): void {
  const certificate = readFileSync(caFile).toString('base64');
  const kubeconfig = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name, cluster: { server, 'certificate-authority-data': certificate } }],
    users: [{ name, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    'current-context': name,
  };
  writeFileSync(file, `${JSON.stringify(kubeconfig, null, 2)}\n`, { mode: 0o600 });
}

/**
 * Writes a kubeconfig that acts as a service account, with its rights and no others, by way of another kubeconfig of this
 * module, whose user may act as anybody. Unlike a token it outlives the account.
 */
export function writeKubeconfigOf(
  account: { readonly namespace: string; readonly name: string },
  by: string,
  file: string,
): void {
  const { users, ...others } = JSON.parse(readFileSync(by, 'utf8'));
  const [{ name, user }] = users;
  const groups = ['system:serviceaccounts', `system:serviceaccounts:${account.namespace}`, 'system:authenticated'];
  const acting = { as: `system:serviceaccount:${account.namespace}:${account.name}`, 'as-groups': groups };
  const written = { ...others, users: [{ name, user: { ...user, ...acting } }] };
  writeFileSync(file, `${JSON.stringify(written, null, 2)}\n`, { mode: 0o600 });
}

/**
 * Writes a kubeconfig with a context for each name, out of kubeconfigs of this module; `current` is the one that acts where
 * none is named, `server` the URL of all API servers. @default - each its own
 */
export function writeContexts(
  file: string,
  each: Readonly<Record<string, { readonly kubeconfig: string }>>,
  current: string,
  server?: string,
): void {
  const all = Object.entries(each).map(([name, { kubeconfig }]) => {
    const { clusters, users } = JSON.parse(readFileSync(kubeconfig, 'utf8'));
    const [{ cluster }, { user }] = [clusters[0], users[0]];
    return { name, user, cluster: { ...cluster, ...(server && { server }) } };
  });
  const kubeconfig = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: all.map(({ name, cluster }) => ({ name, cluster })),
    users: all.map(({ name, user }) => ({ name, user })),
    contexts: all.map(({ name }) => ({ name, context: { cluster: name, user: name } })),
    'current-context': current,
  };
  writeFileSync(file, `${JSON.stringify(kubeconfig, null, 2)}\n`, { mode: 0o600 });
}
