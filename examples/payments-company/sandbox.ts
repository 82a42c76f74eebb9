import type { EnvironmentInput } from '../../config/model/environment';

/** Where merchants try their programs, and changes land first. It has test cards only, and can be deleted. */
export const sandbox: EnvironmentInput = {
  name: 'sandbox',
  account: '210987654321',
  region: 'us-east-1',
  zones: ['use1-az1', 'use1-az2', 'use1-az4'],
  vpcCidr: '10.40.0.0/16',
  kubernetesVersion: '1.35',
  // Developers deploy it themselves, and support looks.
  viewers: ['support'],
  deployers: ['developers'],
  // Endpoints and NAT gateway stand in one zone, for a third of the price: the sandbox may be away for an hour.
  endpointZones: 1,
  logRetentionDays: 30,
  alarmRecipients: ['platform@example.com'],
  protection: 'disposable',
  revision: 'main',
  sync: 'automatic',
  // Entrances get their names and certificates here.
  zone: { name: 'sandbox.example.com', id: 'Z0SANDBOX123456789' },
  services: {
    gateway: {
      // A third of what live has, which is enough for tests of merchants.
      replicas: { from: 1, to: 3 },
      environment: { LOG_LEVEL: 'debug' },
      ingress: { host: 'api.sandbox.example.com', paths: [{ path: '/v1' }] },
    },
    vault: {
      replicas: { from: 1, to: 2 },
      // The processor's test system, which takes test cards alone.
      reaches: { processor: { hosts: ['test.card-processor.example'] } },
    },
    payouts: {
      // The bank's test system.
      reaches: { bank: { cidr: '172.21.9.0/24', port: 443 } },
    },
    'back-office': {
      internalIngress: {
        host: 'back-office.sandbox.example.com',
        // People sit behind the company's VPN; who types http:// is sent on.
        from: ['10.250.0.0/20'],
        redirect: true,
      },
      // Who writes it may look at its pods.
      readerRoleArns: ['arn:aws:iam::210987654321:role/back-office-developers'],
    },
  },
};
