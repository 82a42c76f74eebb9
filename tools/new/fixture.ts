import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examplePlatform } from '../../config/model/example';
import { platform } from '../../config/platform';
import type { Texts } from './configuration-files';

const repository = join(__dirname, '..', '..');

/** Files of a configuration for tests, so that none of them fails because somebody changed what is deployed. */
export const exampleTexts: Texts = {
  'config/platform.ts': `export const platform = ${JSON.stringify({ ...platform, management: examplePlatform.management })};
`,
  'config/environments.ts': `import { dev } from './dev';
import type { EnvironmentInput } from './model/environment';
import { prod } from './prod';

/** Every environment. */
export const environments: readonly EnvironmentInput[] = [dev, prod];
`,
  'config/dev.ts': `import type { EnvironmentInput } from './model/environment';
import { offices } from './offices';

/** Where changes land first. */
export const dev: EnvironmentInput = {
  name: 'dev',
  account: '111122223333',
  region: 'us-east-1',
  zones: ['use1-az1', 'use1-az2', 'use1-az4'],
  vpcCidr: '10.0.0.0/16',
  // Agreed with the network team.
  subnets: {
    public: ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24'],
    private: ['10.0.10.0/24', '10.0.11.0/24', '10.0.12.0/24'],
  }, // All of them in use.
  kubernetesVersion: '1.35',
  publicAccessCidrs: offices,
  endpointZones: 1, // Cheap.
  logRetentionDays: 14,
  protection: 'disposable',
  revision: 'main',
  sync: 'automatic',
  services: {
    payment: {
      ingress: {
        host: 'payment.dev.example.com',
        certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1',
      },
    },
    reporting: {
      replicas: { count: 1 },
    },
  },
};
`,
  'config/offices.ts': `/** Addresses of the offices. */
export const offices = ['203.0.113.0/24'];
`,
  'config/prod.ts': `import type { EnvironmentInput } from './model/environment';

/** Production. */
export const prod: EnvironmentInput = {
  name: 'prod',
  account: '777788889999',
  region: 'eu-west-1',
  zones: ['euw1-az1', 'euw1-az2', 'euw1-az3'],
  vpcCidr: '10.2.0.0/16',
  kubernetesVersion: '1.35',
  cardholderData: true,
  exceptions: [{ requirement: '6.5.1', approvedBy: 'A. Person', until: '2027-03-31', reason: 'Releases are tags.' }],
  logRetentionDays: 400,
  alarmRecipients: ['payments@example.com'],
  protection: 'retained',
  revision: 'v1.10.0',
  sync: 'manual',
};
`,
  'config/services.ts': `import type { ServiceInput } from './model/service';

/** The catalogue. */
export const services: Record<string, ServiceInput> = {
  payment: {
    port: 8080,
    calls: [{ to: 'payment', port: 8080 }],
    quota: { cpu: 2, memoryGiB: 4, pods: 8 },
    uses: { queues: ['settlements'] },
  },

  // Moves to a team of its own in spring.
  reporting: {
    port: 8080,
    calls: [],
    quota: { cpu: 2, memoryGiB: 4, pods: 8 },
  },
};
`,
};

/** A new folder with these files, in which they can be loaded. */
export function repositoryOf(texts: Texts): string {
  const root = mkdtempSync(join(tmpdir(), 'new-'));
  mkdirSync(join(root, 'config'));
  for (const [path, text] of Object.entries(texts)) writeFileSync(join(root, path), text);
  symlinkSync(join(repository, 'config', 'model'), join(root, 'config', 'model'));
  return root;
}
