import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EnvironmentInput } from '../../config/model/environment';
import { rootKeys } from '../aws/identity/sessions';

/** What the shell of a rehearsal knows. */
export interface ShellProps {
  /** Folder for its files. */
  readonly folder: string;
  /** Folder in which it begins. */
  readonly clone: string;
  /** Repository that has the rehearsal. */
  readonly root: string;
  /** Python that has the AWS CLI. */
  readonly python: string;
  /** Program that is kubectl by its first argument. */
  readonly kubernetes: string;
  /** Program that is Argo CD's command line, by its name. */
  readonly argocd: string;
  /** Variables that make the AWS CLI take the rehearsal's AWS for AWS. */
  readonly aws: Readonly<Record<string, string>>;
  /** Account of each profile of the AWS CLI, in a region. */
  readonly profiles: Readonly<Record<string, Pick<EnvironmentInput, 'account' | 'region'>>>;
  /** Path of the certificate of the authority that signed all others. */
  readonly authority: string;
  /** Other variables. */
  readonly variables: Readonly<Record<string, string>>;
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

const exported = (variables: Readonly<Record<string, string>>) =>
  Object.entries(variables)
    .map(([name, value]) => (value === '' ? `unset ${name}\n` : `export ${name}=${quoted(value)}\n`))
    .join('');

/**
 * Writes a program that is a shell in the clone, or runs there what `-c` gives it, with `aws`, `kubectl` and `argocd` on its
 * path; returns its path.
 */
export function writeShell(props: ShellProps): string {
  const { argocd, authority, aws, clone, folder, kubernetes, profiles, python, root, variables } = props;
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const config = join(folder, 'aws-config');
  writeFileSync(config, Object.entries(profiles).map(profile).join('\n'));
  // The proxy is the AWS CLI's alone: npm reaches the internet by another, or by none.
  write(join(bin, 'aws'), exported({ ...aws, AWS_CONFIG_FILE: config }), `exec ${quoted(python)} -m awscli "$@"`);
  write(join(bin, 'kubectl'), `exec ${quoted(kubernetes)} kubectl "$@"`);
  symlinkSync(argocd, join(bin, 'argocd'));
  const tsx = join(root, 'node_modules/.bin/tsx');
  const signIn = [tsx, join(root, 'e2e/rehearsal/sign-in.ts'), authority].map(quoted).join(' ');
  // Argo CD's command line opens the browser of the machine; this one signs in.
  write(join(bin, 'xdg-open'), `exec ${signIn} "\${PERSON:-administrator}" "$1"`);
  const shell = join(folder, 'shell');
  const all = {
    SSL_CERT_FILE: authority,
    GIT_SSL_CAINFO: authority,
    CURL_CA_BUNDLE: authority,
    // The person may be signed in to an Argo CD of their own.
    ARGOCD_CONFIG_DIR: join(folder, 'argocd'),
    ...variables,
  };
  write(shell, exported(all), `export PATH=${quoted(bin)}:"$PATH"\ncd ${quoted(clone)}\nexec bash "$@"`);
  return shell;
}

function write(file: string, ...lines: readonly string[]): void {
  writeFileSync(file, `#!/bin/sh\n${lines.join('')}\n`);
  chmodSync(file, 0o755);
}

function profile([name, { account, region }]: [string, ShellProps['profiles'][string]]): string {
  const { accessKeyId, secretAccessKey } = rootKeys(account);
  const keys = `aws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}`;
  return `[profile ${name}]\nregion = ${region}\n${keys}\n`;
}
