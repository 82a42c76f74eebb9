import type { EnvironmentInput } from './model/environment';

/** Production: holds cardholder data, so the rules of PCI DSS apply to it. */
export const prod: EnvironmentInput = {
  name: 'prod',
  account: '777788889999',
  region: 'us-east-1',
  zones: ['use1-az1', 'use1-az2', 'use1-az4'],
  vpcCidr: '10.2.0.0/16',
  kubernetesVersion: '1.35',
  viewers: ['prod-viewers'],
  deployers: ['prod-deployers'],
  cardholderData: true,
  logRetentionDays: 400,
  alarmRecipients: ['payments-prod@example.com'],
  protection: 'retained',
  revision: '9e25a48a96be076fcd495a66cd85c255e6a28f39',
  sync: 'manual',
  services: {
    payment: {
      // The stand-in speaks TLS on this port if it is told to.
      environment: { HTTPS_PORT: '8080', HTTP_PORT: '8081' },
      ingress: {
        host: 'payment.example.com',
        certificateArn: 'arn:aws:acm:us-east-1:777788889999:certificate/00000000-0000-0000-0000-000000000000',
        tls: 'end-to-end',
        webAclArn: 'arn:aws:wafv2:us-east-1:777788889999:regional/webacl/payment/00000000-0000-0000-0000-000000000000',
      },
    },
  },
};
