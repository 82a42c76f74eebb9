import type { EnvironmentInput } from './model/environment';

/** Where changes land first: follows `main`, cheap, and everything in it can be deleted. */
export const dev: EnvironmentInput = {
  name: 'dev',
  account: '111122223333',
  region: 'us-east-1',
  zones: ['use1-az1', 'use1-az2', 'use1-az4'],
  vpcCidr: '10.0.0.0/16',
  kubernetesVersion: '1.35',
  viewers: ['dev-viewers'],
  deployers: ['dev-deployers'],
  endpointZones: 1,
  logRetentionDays: 14,
  alarmRecipients: ['payments-dev@example.com'],
  protection: 'disposable',
  revision: 'main',
  sync: 'automatic',
  services: {
    payment: {
      ingress: {
        host: 'payment.dev.example.com',
        certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000',
      },
    },
  },
};
