import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../tools/processes/free-port';
import type { Process } from '../../tools/processes/process';
import type { Processes } from '../../tools/processes/processes';
import { pythonEnvironment } from '../../tools/programs/python-environment';
import type { CertificateAuthority } from '../loopback/certificates';
import { writeKubeconfig } from '../loopback/kubeconfig';
import { AwsClient } from './client';
import type { ApiServer } from './eks/api-servers';
import { type FrontOptions, type Stack, written } from './front/options';
import { startEmulators } from './start-emulators';

const defaultRegion = 'us-east-1';

/** Audience of the tokens with which a service account assumes a role. */
const audience = 'sts.amazonaws.com';

/** What it takes to start an AWS on loopback. */
export interface AwsProps {
  /** Folder for its files; empty or missing. */
  readonly folder: string;
  /** Signs the certificate of all hosts of AWS. */
  readonly authority: CertificateAuthority;
  readonly processes: Processes;
  /** All accounts, including that of the management cluster. */
  readonly accounts: readonly string[];
  /** Regions that answer. @default us-east-1 */
  readonly regions?: readonly string[];
  /** What people have deployed before everything else, in this order. */
  readonly stacks: readonly Stack[];
  /** Issuer of the tokens of the management cluster's service accounts. */
  readonly issuer: string;
  /** Seconds that EKS takes for what takes minutes in AWS. @default 3 */
  readonly eksSeconds?: number;
}

/** The identity of a pod on the management cluster. */
export interface PodIdentity {
  /** Role of its service account. */
  readonly roleArn: string;
  /** Its service account, as `⟨namespace⟩:⟨name⟩`. */
  readonly serviceAccount: string;
}

/** An AWS on loopback. */
export interface Aws {
  /** Variables that make a program take this for AWS, without an identity. */
  readonly trust: Readonly<Record<string, string>>;
  /** The same with the identity of a pod. */
  readonly environment: (pod: PodIdentity) => Readonly<Record<string, string>>;
  /** File with every call, each a line of JSON (LoggedCall in front/call-log.ts). */
  readonly calls: string;
  /** Calls it as the root user of an account. */
  readonly client: AwsClient;
  readonly front: Process;
  readonly ministack: Process;
  readonly moto: Process;
  /** Makes an API server stand for a cluster, which stays CREATING until then. May be called at any time. */
  readonly serve: (cluster: string, server: { readonly url: string; readonly caFile: string }) => void;
  /**
   * The kubeconfig for `--authentication-token-webhook-config-file` of a cluster's API server, which may run before AWS knows
   * the cluster.
   */
  readonly webhookKubeconfig: (cluster: string) => string;
}

/** Starts the emulators and the front before them; throws ProgramError where one does not start. */
export async function startAws(props: AwsProps): Promise<Aws> {
  const { folder, authority, processes, regions = [defaultRegion] } = props;
  mkdirSync(folder, { recursive: true });
  const python = await pythonEnvironment(join(__dirname, 'requirements.txt'));
  const clusters = join(folder, 'clusters.json');
  writeFileSync(clusters, '{}');
  const calls = join(folder, 'calls.jsonl');
  const ports = { port: await freePort(), securePort: await freePort() };
  const emulators = { ministack: await freePort(), moto: await freePort() };
  const { ministack, moto } = await startEmulators({ python, ports: emulators, folder, processes });
  const front = await startFront(props, { ...ports, calls, clusters, emulators });
  const region = regions[0] ?? defaultRegion;
  const trusting = trust(authority, ports.port);
  return {
    trust: trusting,
    environment: (pod) => ({ ...trusting, ...podVariables(props, pod, region) }),
    calls,
    client: new AwsClient(python, trusting, region),
    ...{ front, ministack, moto },
    serve: (cluster, server) => serve(clusters, cluster, server),
    webhookKubeconfig: (cluster) => {
      const file = join(folder, `${cluster}.webhook.kubeconfig`);
      const server = `https://127.0.0.1:${ports.securePort}/token-reviews/${cluster}`;
      writeKubeconfig(file, { name: cluster, server, caFile: authority.certificate, token: '' });
      return file;
    },
  };
}

function startFront(
  { folder, authority, processes, accounts, stacks, regions = [defaultRegion], eksSeconds = 3 }: AwsProps,
  where: Pick<FrontOptions, 'port' | 'securePort' | 'calls' | 'clusters' | 'emulators'>,
): Promise<Process> {
  const certificate = authority.issue('aws', regions.flatMap(hosts));
  return processes.start({
    name: 'aws',
    command: process.execPath,
    args: [
      '--import',
      'tsx',
      join(__dirname, 'front/main.ts'),
      ...written({ ...where, certificate, accounts, stacks, eksSeconds }, join(folder, 'front.json')),
    ],
    ready: async (logged) => logged().includes('listening on'),
  });
}

/** Variables that make a program take this for AWS. */
function trust({ certificate }: CertificateAuthority, port: number): Record<string, string> {
  return {
    ...nothingOfTheMachine,
    HTTPS_PROXY: `http://127.0.0.1:${port}`,
    NO_PROXY: 'localhost,127.0.0.1',
    SSL_CERT_FILE: certificate,
    // AWS's SDKs prefer this one.
    AWS_CA_BUNDLE: certificate,
  };
}

// The person who runs the loop may have credentials of the real AWS.
const nothingOfTheMachine = {
  AWS_ACCESS_KEY_ID: '',
  AWS_SECRET_ACCESS_KEY: '',
  AWS_SESSION_TOKEN: '',
  AWS_PROFILE: '',
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_EC2_METADATA_DISABLED: 'true',
};

/** Hosts of a region, as AWS's SDKs form them: of an API, of a bucket, of an account. */
function hosts(region: string): string[] {
  const parents = [region, `s3.${region}`, `s3-control.${region}`, `ecr.${region}`, `ddb.${region}`, `eks.${region}`];
  return ['*.amazonaws.com', '*.s3.amazonaws.com', ...parents.map((parent) => `*.${parent}.amazonaws.com`)];
}

/** Variables that EKS gives a pod whose service account has a role. */
function podVariables({ folder, issuer }: AwsProps, { roleArn, serviceAccount }: PodIdentity, region: string) {
  const token = join(folder, `${serviceAccount.replace(':', '-')}.token`);
  const subject = `system:serviceaccount:${serviceAccount}`;
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  writeFileSync(token, `${part({ alg: 'RS256' })}.${part({ iss: issuer, sub: subject, aud: [audience] })}.signature`);
  return {
    AWS_ROLE_ARN: roleArn,
    AWS_WEB_IDENTITY_TOKEN_FILE: token,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_STS_REGIONAL_ENDPOINTS: 'regional',
  };
}

function serve(
  file: string,
  cluster: string,
  { url, caFile }: { readonly url: string; readonly caFile: string },
): void {
  const clusters = JSON.parse(readFileSync(file, 'utf8')) as Record<string, ApiServer>;
  clusters[cluster] = { endpoint: url, certificateAuthority: readFileSync(caFile).toString('base64') };
  // A rename, since the front may read the file at any time.
  writeFileSync(`${file}.new`, JSON.stringify(clusters));
  renameSync(`${file}.new`, file);
}
