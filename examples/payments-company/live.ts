import type { EnvironmentInput } from '../../config/model/environment';

/** Where money moves: it has cardholder data, stays at a commit until somebody promotes it, and loses nothing by itself. */
export const live: EnvironmentInput = {
  name: 'live',
  account: '321098765432',
  region: 'us-east-1',
  zones: ['use1-az1', 'use1-az2', 'use1-az4'],
  vpcCidr: '10.41.0.0/16',
  kubernetesVersion: '1.35',
  viewers: ['support', 'auditors'],
  deployers: ['release-managers'],
  // For the night in which nothing else helps; whoever takes it is asked why.
  adminRoleArns: ['arn:aws:iam::321098765432:role/break-glass'],
  cardholderData: true,
  // Who promotes changes this line, in a pull request that a second person approves.
  revision: 'c0ffee0123456789abcdef0123456789abcdef01',
  sync: 'manual',
  protection: 'retained',
  // Nobody shortens the life of a backup, not even AWS. Tried with `governance` first.
  vaultLock: 'compliance',
  // More than the year that PCI DSS asks for.
  logRetentionDays: 400,
  // Mail for the record, and the on-call system, which wakes somebody.
  alarmRecipients: ['platform@example.com', 'https://events.on-call.example/payments-live'],
  zone: { name: 'example.com', id: 'Z0LIVE123456789ABCD' },
  services: {
    gateway: {
      // Half a day behind the catalogue: the new version runs in the sandbox first.
      image: 'sha256:d7d62823a285ad5a4d5eb740124c93e1d64cc0279903a63e0060fa9bfba6662f',
      ingress: {
        host: 'api.example.com',
        // What merchants had before the company changed its name.
        aliases: ['payments.example.com'],
        // The API, and what a monitoring service asks.
        paths: [{ path: '/v1' }, { path: '/status', match: 'exact' }],
        webAclArn: 'arn:aws:wafv2:us-east-1:321098765432:regional/webacl/gateway/11111111-2222-3333-4444-555555555555',
      },
      // Large merchants have a line of their own to the transit gateway, and use the same API over it.
      internalIngress: {
        host: 'direct.example.com',
        paths: [{ path: '/v1' }],
        from: ['172.22.0.0/20'],
      },
      // Images for live come from a run that somebody approved.
      pipeline: { github: 'example-payments/gateway', environment: 'live' },
    },
    vault: {
      secretVersion: '5f3b1c2d-8a4e-4c6f-9b7d-0e1f2a3b4c5d',
      pipeline: { github: 'example-payments/vault', environment: 'live' },
    },
    ledger: {
      // It books every payment of a day of sales.
      quota: { cpu: 13, memoryGiB: 24, pods: 14 },
      replicas: { from: 4, to: 8, cpu: 1, memoryMiB: 1792 },
    },
    'back-office': {
      // A commit here too, in a folder of its own.
      repository: { path: 'deploy/live', revision: 'beef0123456789abcdef0123456789abcdef0123' },
      // By day developers look at the sandbox; live is for who is on call.
      team: ['back-office-on-call'],
      internalIngress: {
        host: 'back-office.example.com',
        tls: 'end-to-end',
        // The framework of its pages brings this path.
        healthCheckPath: '/health/ready',
        from: ['10.250.0.0/20'],
      },
    },
  },
};
