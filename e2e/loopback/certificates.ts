import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A certificate authority that lives as long as one run. */
export class CertificateAuthority {
  /** Its certificate. */
  public readonly certificate: string;
  private readonly key: string;

  /** Makes the authority in a folder that exists. */
  public constructor(private readonly folder: string) {
    this.certificate = join(folder, 'ca.crt');
    this.key = join(folder, 'ca.key');
    openssl('req', '-x509', ...newKey(this.key), '-out', this.certificate, '-subj', '/CN=e2e', '-days', '2');
  }

  /**
   * Makes a folder with `tls.crt` and `tls.key`, for servers and clients on loopback and on other hosts, and with `ca.crt`.
   */
  public issue(name: string, hosts: readonly string[] = []): string {
    const leaf = join(this.folder, name);
    mkdirSync(leaf);
    const names = ['DNS:localhost', 'IP:127.0.0.1', ...hosts.map((host) => `DNS:${host}`)];
    const [request, extensions] = [join(leaf, 'request.pem'), join(leaf, 'extensions')];
    openssl('req', ...newKey(join(leaf, 'tls.key')), '-out', request, '-subj', `/CN=${name}`);
    writeFileSync(
      extensions,
      `subjectAltName=${names.join(',')}\nextendedKeyUsage=serverAuth,clientAuth\nbasicConstraints=CA:FALSE\n`,
    );
    const signer = ['-CA', this.certificate, '-CAkey', this.key, '-CAcreateserial', '-days', '2'];
    openssl('x509', '-req', '-in', request, '-out', join(leaf, 'tls.crt'), '-extfile', extensions, ...signer);
    openssl('x509', '-in', this.certificate, '-out', join(leaf, 'ca.crt'));
    return leaf;
  }
}

function newKey(file: string): string[] {
  return ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', file];
}

function openssl(...args: string[]): void {
  execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] });
}
