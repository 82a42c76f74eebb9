import { exampleServices } from '../model/example';
import type { Invalid } from './invalid';

const commit = '0123456789abcdef0123456789abcdef01234567';
const cardholder = { cardholderData: true, protection: 'retained', revision: commit, logRetentionDays: 400 };
const safe = {
  host: 'pay.example.com',
  certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1',
  tls: 'end-to-end',
  webAclArn: 'arn:aws:wafv2:us-east-1:111122223333:regional/webacl/a/1',
};
const { port: _, ...payment } = exampleServices.payment;
const entrance = (ingress: object) => ({ services: { payment: { ingress } } });
const exception = { approvedBy: 'A. Person', until: '2027-03-31', reason: 'Until the certificates are there.' };

/** Mistakes in environments with cardholder data. */
export const invalidCardholderData: readonly Invalid[] = [
  {
    mistake: 'cardholder data behind an entrance without a web ACL',
    environment: { ...cardholder, ...entrance({ ...safe, webAclArn: undefined }) },
    expected: [
      'config/dev.ts services.payment.ingress.webAclArn: is missing, so nothing filters what reaches cardholder data from the internet, for PCI DSS 6.4.2 — write webAcl in the environment, name a web ACL, or write an exception',
    ],
  },
  {
    mistake: 'cardholder data behind a web ACL that only counts',
    environment: {
      ...cardholder,
      webAcl: { managedRules: 'count' },
      ...entrance({ ...safe, webAclArn: undefined }),
    },
    expected: [
      'config/dev.ts webAcl.managedRules: only counts attacks on what has cardholder data, for PCI DSS 6.4.2 ("count") — write \'block\', or an exception',
    ],
  },
  {
    mistake: 'cardholder data in plain text behind the load balancer',
    environment: { ...cardholder, ...entrance({ ...safe, tls: undefined }) },
    expected: [
      'config/dev.ts services.payment.ingress.tls: leaves cardholder data in plain text between the load balancer and the pods, for PCI DSS 4.2.1 ("load-balancer") — write \'end-to-end\', or an exception',
    ],
  },
  {
    mistake: 'cardholder data on a port whose name says that there is no TLS',
    catalogue: { payment: { ...payment, ports: { http: 8080, grpc: 9090, https: 8443 } } },
    environment: {
      ...cardholder,
      services: {
        payment: {
          ingress: { ...safe, tls: undefined, port: 'https' },
          internalIngress: {
            host: 'pay.internal.example.com',
            certificateArn: safe.certificateArn,
            port: 'grpc',
            from: ['10.9.0.0/16'],
          },
        },
      },
    },
    expected: [
      'config/dev.ts services.payment.internalIngress.port: leaves cardholder data in plain text between the load balancer and the pods, for PCI DSS 4.2.1 ("grpc") — lead it to a port whose name begins with https or grpcs, or write an exception',
    ],
  },
  {
    mistake: 'a tag for cardholder data',
    environment: { ...cardholder, revision: 'v1.2.0' },
    expected: [
      'config/dev.ts revision: is a tag, which can be moved without a review, for PCI DSS 6.5.1 ("v1.2.0") — write the commit\'s id, as "git rev-parse \'v1.2.0^{commit}\'" prints it',
    ],
  },
  {
    mistake: 'cardholder data whose alarms reach nobody',
    environment: { ...cardholder, alarmRecipients: [] },
    expected: [
      'config/dev.ts alarmRecipients: lists nobody, so nobody is told when an alarm about cardholder data rings, for PCI DSS 10.7.2 — write an address, or an exception',
    ],
  },
  {
    mistake: 'a branch for cardholder data',
    environment: { ...cardholder, revision: 'main' },
    expected: [
      'config/dev.ts revision: is not a version tag or a full commit id, so a retained environment would move by itself ("main") — pin it to the full id of a commit',
    ],
  },
  {
    mistake: 'an exception for another requirement than the one that is not met',
    environment: {
      ...cardholder,
      ...entrance({ ...safe, webAclArn: undefined }),
      exceptions: [{ ...exception, requirement: '4.2.1' }],
    },
    expected: [
      'config/dev.ts services.payment.ingress.webAclArn: is missing, so nothing filters what reaches cardholder data from the internet, for PCI DSS 6.4.2 — write webAcl in the environment, name a web ACL, or write an exception',
      'config/dev.ts exceptions[0].requirement: is excepted, and nothing in the environment speaks plain HTTP to the pods behind an entrance ("4.2.1") — remove the exception',
    ],
  },
  {
    mistake: 'an exception for alarms that somebody is told of',
    environment: { ...cardholder, exceptions: [{ ...exception, requirement: '10.7.2' }] },
    expected: [
      'config/dev.ts exceptions[0].requirement: is excepted, and nothing in the environment leaves alarms without anybody who is told ("10.7.2") — remove the exception',
    ],
  },
  {
    mistake: 'an exception without cardholder data',
    environment: { exceptions: [{ ...exception, requirement: '6.5.1' }] },
    expected: [
      'config/dev.ts exceptions[0].requirement: is excepted, and nothing in the environment follows a tag, which can be moved ("6.5.1") — remove the exception',
    ],
  },
  {
    mistake: 'an exception from what nobody may except',
    environment: { ...cardholder, exceptions: [{ ...exception, requirement: '3.5.1' }] },
    expected: ['config/dev.ts exceptions[0].requirement: is not an allowed value ("3.5.1") — did you mean 6.5.1?'],
  },
  {
    mistake: 'an exception that is there twice, once on no day',
    environment: {
      ...cardholder,
      revision: 'v1.2.0',
      exceptions: [
        { ...exception, requirement: '6.5.1' },
        { ...exception, requirement: '6.5.1', until: 'soon' },
      ],
    },
    expected: [
      'config/dev.ts exceptions[1].until: is no day ("soon") — write one such as 2027-03-31',
      'config/dev.ts exceptions[1].requirement: is excepted twice ("6.5.1") — remove the exception',
    ],
  },
  {
    mistake: 'an exception that nobody has approved, for no reason',
    environment: {
      ...cardholder,
      revision: 'v1.2.0',
      exceptions: [{ ...exception, requirement: '6.5.1', approvedBy: '', reason: '' }],
    },
    expected: [
      'config/dev.ts exceptions[0].approvedBy: is empty ("") — write a text',
      'config/dev.ts exceptions[0].reason: is empty ("") — write a text',
    ],
  },
];
