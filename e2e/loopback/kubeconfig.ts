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
