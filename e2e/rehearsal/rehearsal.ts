import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EnvironmentInput } from '../../config/model/environment';
import type { SignIn } from '../../config/model/platform';
import { freePort } from '../../tools/processes/free-port';
import { pythonEnvironment } from '../../tools/programs/python-environment';
import type { Aws } from '../aws/aws';
import type { Cluster } from '../clusters/cluster';
import { until } from '../clusters/until';
import { startProviders } from '../crossplane/providers';
import type { LoopProps } from '../loop/loop';
import { issuer, type LoopParts } from '../loop/parts';
import { managementAccount, rolesOfPeople } from '../loop/prerequisites';
import { withParts } from '../loop/with-loop';
import { IdentityProvider } from '../people/identity-provider';
import type { LoopConfiguration } from '../repository/configuration';
import { makeClone } from './clone';
import { writeShell } from './shell';

/** Seconds that somebody may take up to the bootstrap. */
const patience = 24 * 60 * 60;

/** Where a person begins. */
export interface Beginning {
  /** Program that starts a shell in their clone. */
  readonly shell: string;
  /** Values for `config/`, by where they stand there. */
  readonly values: Readonly<Record<string, string>>;
  /** Groups of each person who can sign in. */
  readonly people: Readonly<Record<string, readonly string[]>>;
}

/**
 * Starts what there is on the first day: accounts without roles, an empty management cluster and repository, an identity
 * provider, and a clone. Calls `begin` with them, starts Argo CD once somebody has bootstrapped it, and goes on until the
 * process is ended. Throws where a program ends by itself.
 */
export function rehearse(
  props: LoopProps & { readonly signIn: SignIn },
  begin: (beginning: Beginning) => void,
): Promise<void> {
  const { programs, report } = props;
  return withParts(props, async (parts) => {
    const aws = await report.step('AWS', () => parts.aws(rolesOfPeople(parts.environments)));
    const { management, workload } = await report.step('etcd, API server and controllers of each cluster', () =>
      parts.clusters(aws),
    );
    await report.step('what runs pods in workload clusters', () => parts.fargate(aws, workload));
    const registry = await parts.registry(join(props.root, 'dist'));
    await parts.installCrossplane(management, registry, programs);
    await report.step('Crossplane and the providers', () =>
      Promise.all([
        parts.crossplane(management),
        startProviders({ programs, management, aws, processes: parts.processes, poll: '2m' }),
      ]),
    );
    const serverPort = await freePort();
    begin(await beginning(parts, props, { aws, management, serverPort }));
    const argocd = async () => {
      await until('the root Application', () => notBootstrapped(management), patience);
      await giveCertificate(management, parts.certificate);
      await report.step('Argo CD', () => parts.argocd(management, aws, { serverPort }));
    };
    const died = parts.processes.died;
    await Promise.race([died, argocd().then(() => died)]).then((end) => Promise.reject(end));
  });
}

async function beginning(
  parts: LoopParts,
  { programs, root, signIn }: LoopProps & { readonly signIn: SignIn },
  { aws, management, serverPort }: { readonly aws: Aws; readonly management: Cluster; readonly serverPort: number },
): Promise<Beginning> {
  const git = await parts.git();
  const url = `https://localhost:${serverPort}`;
  const people = peopleOf(signIn, parts.environments);
  const identityProvider = await IdentityProvider.start({
    port: await freePort(),
    certificate: parts.certificate,
    clientId: signIn.clientId,
    redirectUris: [`${url}/auth/callback`, 'http://localhost:8085/auth/callback'],
    groupsClaim: signIn.groupsClaim,
    people,
    seconds: 60 * 60,
  });
  parts.atEnd(() => identityProvider.stop());
  const clone = parts.makeFolder('clone');
  makeClone({ root, folder: clone, providerAws: programs.sources.providerAws });
  const environments = parts.environments.map((one): [string, EnvironmentInput] => [one.name, one]);
  const ofManagement = { account: managementAccount, region: 'us-east-1' };
  const shell = writeShell({
    folder: parts.makeFolder('shell'),
    clone,
    root,
    python: await pythonEnvironment(join(root, 'tools/pages/requirements.txt')),
    kubernetes: programs.kubernetes,
    argocd: programs.argocd,
    aws: aws.trust,
    profiles: { management: ofManagement, network: ofManagement, ...Object.fromEntries(environments) },
    authority: parts.authority.certificate,
    variables: {
      KUBECONFIG: management.kubeconfig,
      CLUSTER_ISSUER: issuer,
      ARGOCD_MANIFESTS: join(programs.sources.argocd, 'manifests/cluster-install'),
    },
  });
  const values = {
    'platform.ts repositoryUrl': git.url,
    'platform.ts signIn.url': url,
    'platform.ts signIn.issuer': identityProvider.issuer,
    ...Object.fromEntries(parts.environments.map(({ account, name }) => [`${name}.ts account`, account])),
  };
  return { shell, values, people };
}

/** The configuration in accounts that AWS has just made, since those of an example run nowhere. */
export function inNewAccounts({ environments, ...others }: LoopConfiguration): LoopConfiguration {
  const account = (index: number) => String(600_000_000_001 + index);
  return { ...others, environments: environments.map((one, index) => ({ ...one, account: account(index) })) };
}

/** An administrator, and somebody of the viewers and of the deployers of each environment. */
function peopleOf(
  { administrators }: SignIn,
  environments: readonly EnvironmentInput[],
): Readonly<Record<string, readonly string[]>> {
  const members = environments.flatMap(({ deployers = [], name, viewers = [] }) => [
    [`${name}-viewer`, viewers],
    [`${name}-deployer`, deployers],
  ]);
  return { administrator: administrators, ...Object.fromEntries(members) };
}

async function notBootstrapped({ kubectl }: Cluster): Promise<string[]> {
  const applications = await kubectl.list('applications.argoproj.io', 'argocd');
  return applications.some(({ metadata }) => metadata.name === 'root') ? [] : ['nobody has applied it'];
}

/** What people's load balancer would have: a certificate of Argo CD's address. */
async function giveCertificate({ kubectl }: Cluster, certificate: string): Promise<void> {
  const files = ['tls.crt', 'tls.key'].map((file) => [file, readFileSync(join(certificate, file), 'utf8')]);
  const metadata = { name: 'argocd-server-tls', namespace: 'argocd' };
  await kubectl.apply(
    JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata, stringData: Object.fromEntries(files) }),
  );
}
