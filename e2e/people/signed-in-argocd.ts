import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Named } from '../../config/model/names';
import type { SignIn } from '../../config/model/platform';
import { crdOf } from '../../objects/crd';
import { readImportedSchemas } from '../../objects/imported-schemas';
import { freePort } from '../../tools/processes/free-port';
import { Processes } from '../../tools/processes/processes';
import { startArgoCd } from '../argocd/argocd';
import { installArgoCd } from '../argocd/install';
import { type Cluster, startCluster } from '../clusters/cluster';
import { until } from '../clusters/until';
import type { Report } from '../loop/report';
import type { Stop } from '../loop/with-stops';
import { CertificateAuthority } from '../loopback/certificates';
import type { LoopPrograms } from '../programs/loop-programs';
import { GitServer } from '../repository/git-server';
import { type Target, targetOf } from './acts';
import { writeAdaptedDist } from './adapted-dist';
import { IdentityProvider } from './identity-provider';
import { objectsOf, pushUnits, sharedObjects } from './objects';
import { spareCluster } from './shared-acts';

/** What it takes to start it. */
export interface SignedInArgoCdProps {
  readonly programs: LoopPrograms;
  /** Folder for all its data and logs. */
  readonly folder: string;
  /** Repository whose settings and projects it has. */
  readonly root: string;
  readonly signIn: SignIn;
  /** Groups of each person. */
  readonly people: Readonly<Record<string, readonly string[]>>;
  /** Environments that have something deployed. */
  readonly environments: readonly Named[];
  readonly report: Report;
}

/** Argo CD with its API server, to which people sign in, on a cluster that is all clusters at once. */
export interface SignedInArgoCd {
  /** Address of its API server. */
  readonly url: string;
  readonly identityProvider: IdentityProvider;
  readonly cluster: Cluster;
  /** Certificate of the authority that signed all of theirs. */
  readonly caFile: string;
  /** Password of the account `admin`, if it is on. */
  readonly adminPassword: string;
}

/**
 * Starts Argo CD as `dist/` configures it, with three things in place of what loopback does not have: the identity provider,
 * the address, and the repository. Everything that starts is registered to stop.
 */
export async function startSignedInArgoCd(
  props: SignedInArgoCdProps,
  atEnd: (stop: Stop) => void,
): Promise<SignedInArgoCd> {
  const { folder, people, programs, report, signIn } = props;
  const processes = new Processes(join(folder, 'logs'));
  atEnd(() => processes.kill());
  report.failOn(processes.died);
  const authority = new CertificateAuthority(made(folder, 'certificates'));
  const certificate = authority.issue('localhost');
  const [serverPort, providerPort] = [await freePort(), await freePort()];
  const url = `https://localhost:${serverPort}`;
  const identityProvider = await IdentityProvider.start({
    port: providerPort,
    certificate,
    clientId: signIn.clientId,
    redirectUris: [`${url}/auth/callback`],
    groupsClaim: signIn.groupsClaim,
    people,
  });
  atEnd(() => identityProvider.stop());
  const git = await GitServer.start(made(folder, 'git'), certificate);
  atEnd(() => git.stop());
  const targets = props.environments.map(targetOf);
  await pushUnits(git.url, join(folder, 'checkout'), authority.certificate, targets);

  const cluster = await startCluster({ name: 'people', folder: join(folder, 'cluster'), programs, processes });
  const dist = join(folder, 'dist');
  const { issuer } = identityProvider;
  writeAdaptedDist(props.root, dist, { url, issuer, git: git.url });
  await installArgoCd(cluster.kubectl, programs.sources.argocd, dist);
  const adminPassword = 'the-password-of-everybody';
  await install(cluster, { ...props, adminPassword, certificate, git: git.url, targets });
  await startArgoCd({
    program: programs.argocd,
    source: programs.sources.argocd,
    kubeconfig: cluster.kubeconfig,
    authority,
    aws: { environment: () => ({}) },
    folder: join(folder, 'argocd'),
    serverPort,
    processes,
  });
  const applied = targets.flatMap(({ network, service }) => [network, service]);
  await until('what the environments have deployed', () => notDeployed(cluster, targets, applied), 180);
  return { url, identityProvider, cluster, caFile: authority.certificate, adminPassword };
}

function made(folder: string, name: string): string {
  mkdirSync(join(folder, name), { recursive: true });
  return join(folder, name);
}

/** Puts into the cluster what Argo CD's API server reads, and what the environments deploy and have deployed. */
async function install(
  { kubectl, server, caFile, token }: Cluster,
  props: SignedInArgoCdProps & {
    readonly adminPassword: string;
    readonly certificate: string;
    readonly git: string;
    readonly targets: readonly Target[];
  },
): Promise<void> {
  const { adminPassword, certificate, git, programs, root, targets } = props;
  const definitions = readImportedSchemas(join(root, 'imports/schemas'))
    .filter(({ kind }) => kind === 'ExternalSecret' || kind === 'VPC')
    .map(crdOf);
  await kubectl.apply(JSON.stringify({ apiVersion: 'v1', kind: 'List', items: definitions }));
  const options = { env: { ...process.env, ARGOCD_BINARY_NAME: 'argocd' } };
  const bcrypt = ['account', 'bcrypt', '--password', adminPassword];
  const { stdout } = await promisify(execFile)(programs.argocd, bcrypt, options);
  const [cert, key] = ['tls.crt', 'tls.key'].map((file) => readFileSync(join(certificate, file), 'utf8'));
  const tlsClientConfig = { serverName: 'kubernetes', caData: readFileSync(caFile).toString('base64') };
  const access = { bearerToken: token, tlsClientConfig };
  const secrets = [
    {
      name: 'argocd-secret',
      data: {
        'server.secretkey': 'e2e',
        'admin.password': stdout.trim(),
        'admin.passwordMtime': '2026-01-01T00:00:00Z',
      },
    },
    { name: 'argocd-server-tls', data: { 'tls.crt': cert, 'tls.key': key } },
    { name: 'platform-repository', labels: labelOf('repository'), data: { type: 'git', url: git } },
    { name: 'spare', labels: labelOf('cluster'), data: { name: 'spare', server: spareCluster, config: '{}' } },
    ...targets.map(({ cluster }, index) => ({
      name: cluster,
      labels: labelOf('cluster'),
      // One API server is all clusters; Argo CD tells them apart by their addresses.
      data: {
        name: cluster,
        server: server.replace('127.0.0.1', hosts[index] ?? ''),
        config: JSON.stringify(access),
      },
    })),
  ];
  const items = [
    ...secrets.map(({ name, labels, data }: NamedSecret) => ({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, namespace: 'argocd', labels },
      stringData: data,
    })),
    ...configMaps.map(configMapOf),
    ...sharedObjects(git),
    ...targets.flatMap((target) => objectsOf(target, git)),
  ];
  const missing = async () => {
    await kubectl.apply(JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
    return [];
  };
  // An API server serves a kind a while after it has accepted its definition.
  await until('the kinds that are deployed', missing, 60);
}

/** What Argo CD's own manifests bring, and `dist/` leaves as it is. */
const configMaps = ['argocd-gpg-keys-cm', 'argocd-ssh-known-hosts-cm', 'argocd-tls-certs-cm'];

const configMapOf = (name: string) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'argocd', labels: { 'app.kubernetes.io/part-of': 'argocd' } },
});

/** Names of loopback, one for each cluster. */
const hosts = ['127.0.0.1', 'localhost', 'LOCALHOST'];

interface NamedSecret {
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly data: Readonly<Record<string, string | undefined>>;
}

const labelOf = (type: string) => ({ 'argocd.argoproj.io/secret-type': type });

async function notDeployed(
  { kubectl }: Cluster,
  targets: readonly Target[],
  names: readonly string[],
): Promise<string[]> {
  const lists = await Promise.all(
    ['argocd', ...targets.map(({ name }) => name)].map((namespace) =>
      kubectl.list('applications.argoproj.io', namespace),
    ),
  );
  const found = lists.flat();
  const wanted = [...names, ...targets.map(({ controller }) => controller)];
  return wanted.flatMap((name) => {
    const { status } = found.find(({ metadata }) => metadata.name === name) ?? {};
    const { conditions = [], operationState = 'no operation', sync } = Object(status);
    const phase = JSON.stringify(operationState);
    // Only what has been compared after its sync has an answer for who asks about an object of it.
    return phase.includes('"phase":"Succeeded"') && sync?.status === 'Synced'
      ? []
      : [`${name}: ${phase.slice(0, 500)} ${JSON.stringify({ sync: sync?.status, conditions })}`];
  });
}
