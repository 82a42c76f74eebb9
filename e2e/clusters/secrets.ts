import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Tokens and keys by which the parts of a cluster know each other. */
export interface ClusterSecrets {
  /** Token of a member of system:masters. */
  readonly adminToken: string;
  /** Token of the controller manager. */
  readonly controllersToken: string;
  /** File of the tokens, as --token-auth-file takes it. */
  readonly tokenFile: string;
  /** File of the key that signs tokens of service accounts. */
  readonly signingKey: string;
  /** File of the key that verifies them. */
  readonly verifyingKey: string;
}

/** Writes new tokens and a new key pair into a folder, readable by their owner only. */
export function writeClusterSecrets(folder: string): ClusterSecrets {
  mkdirSync(folder, { recursive: true });
  const [adminToken, controllersToken] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')];
  const tokenFile = join(folder, 'tokens.csv');
  const [signingKey, verifyingKey] = [join(folder, 'service-accounts.key'), join(folder, 'service-accounts.pub')];
  const tokens = [
    `${adminToken},admin,admin,system:masters`,
    `${controllersToken},system:kube-controller-manager,system:kube-controller-manager`,
  ];
  writeFileSync(tokenFile, `${tokens.join('\n')}\n`, { mode: 0o600 });
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  writeFileSync(signingKey, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  writeFileSync(verifyingKey, publicKey.export({ type: 'spki', format: 'pem' }));
  return { adminToken, controllersToken, tokenFile, signingKey, verifyingKey };
}
