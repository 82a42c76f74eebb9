import type { EnvironmentInput } from './model/environment';

/** The rehearsal: protected as prod is, pinned to a release, and without cardholder data. */
export const staging: EnvironmentInput = {
  name: 'staging',
  account: '444455556666',
  region: 'us-east-1',
  zones: ['use1-az1', 'use1-az2', 'use1-az4'],
  vpcCidr: '10.1.0.0/16',
  kubernetesVersion: '1.35',
  viewers: ['staging-viewers'],
  deployers: ['staging-deployers'],
  logRetentionDays: 90,
  alarmRecipients: ['payments-staging@example.com'],
  protection: 'retained',
  revision: 'v0.1.0',
  sync: 'automatic',
};
