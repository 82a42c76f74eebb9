import type { EnvironmentInput } from './model/environment';

/** Production: holds cardholder data, so the rules of PCI DSS apply to it. */
export const prod: EnvironmentInput = {
  name: 'prod',
  account: '777788889999',
  region: 'us-east-1',
  zones: ['use1-az1', 'use1-az2', 'use1-az4'],
  vpcCidr: '10.2.0.0/16',
  kubernetesVersion: '1.35',
  cardholderData: true,
  logRetentionDays: 400,
  alarmRecipients: ['payments-prod@example.com'],
  protection: 'retained',
  revision: 'v0.1.0',
  sync: 'manual',
};
