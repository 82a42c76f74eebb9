import { exampleEnvironments } from '../model/example';
import type { Invalid } from './invalid';

const [, staging] = exampleEnvironments;
const commit = '0123456789abcdef0123456789abcdef01234567';

/** Mistakes in everything else about an environment. */
export const invalidEnvironments: readonly Invalid[] = [
  {
    mistake: 'a Kubernetes version that can no longer be created',
    environment: { kubernetesVersion: '1.28' },
    expected: [
      'config/dev.ts kubernetesVersion: is not a version in standard support ("1.28") — use one of 1.35, 1.36',
    ],
  },
  {
    mistake: 'a Kubernetes version written as a number',
    environment: { kubernetesVersion: 1.35 },
    expected: ["config/dev.ts kubernetesVersion: is not a string (1.35) — write it in quotes, '1.35'"],
  },
  {
    mistake: 'an API endpoint open to the whole internet',
    environment: { publicAccessCidrs: ['0.0.0.0/0'] },
    expected: [
      'config/dev.ts publicAccessCidrs[0]: opens the API endpoint to the internet at large ("0.0.0.0/0") — name the ranges of your offices, as the internet sees them',
    ],
  },
  {
    mistake: 'an administrator that is no role',
    environment: { adminRoleArns: ['arn:aws:iam::111122223333:user/alice'] },
    expected: [
      'config/dev.ts adminRoleArns[0]: is not the ARN of an IAM role ("arn:aws:iam::111122223333:user/alice") — write arn:aws:iam::<account>:role/<name>',
    ],
  },
  {
    mistake: 'a telephone number, a URL without TLS and an address that is listed twice, to be told of alarms',
    environment: {
      alarmRecipients: ['+1 555 0100', 'http://alarms.example.com', 'payments@example.com', 'payments@example.com'],
    },
    expected: [
      'config/dev.ts alarmRecipients[0]: is neither an e-mail address nor a URL with TLS ("+1 555 0100") — write payments@example.com or https://alarms.example.com/payments',
      'config/dev.ts alarmRecipients[1]: is neither an e-mail address nor a URL with TLS ("http://alarms.example.com") — write payments@example.com or https://alarms.example.com/payments',
      'config/dev.ts alarmRecipients[3]: is listed twice ("payments@example.com") — remove one',
    ],
  },
  {
    mistake: 'a URL with a password in it, to be told of alarms',
    environment: { alarmRecipients: ['https://me:secret@alarms.example.com/payments'] },
    expected: [
      'config/dev.ts alarmRecipients[0]: has a password in it, which everybody reads in Git ("https://me:secret@alarms.example.com/payments") — let the URL itself be what only its owner knows, or write an e-mail address',
    ],
  },
  {
    mistake: 'a retention that CloudWatch does not accept',
    environment: { logRetentionDays: 100 },
    expected: [
      'config/dev.ts logRetentionDays: is not a period that CloudWatch accepts (100) — use one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653',
    ],
  },
  {
    mistake: 'an account id without its leading zero',
    environment: { account: '11122223333' },
    expected: [
      'config/dev.ts account: is not an AWS account id ("11122223333") — write its 12 digits in quotes, leading zeros included',
    ],
  },
  {
    mistake: 'an account id written as a number',
    environment: { account: 111122223333 },
    expected: ["config/dev.ts account: is not a string (111122223333) — write it in quotes, '111122223333'"],
  },
  {
    mistake: 'an environment name with capitals',
    environment: { name: 'Dev' },
    expected: [
      'config/dev.ts name: has capitals ("Dev") — use lower-case letters, digits and single inner hyphens, e.g. dev',
    ],
  },
  {
    mistake: 'an environment named as the claim of another account',
    environment: { name: 'dev-claim' },
    expected: [
      'config/dev.ts name: ends as the ProviderConfigs for the claims of accounts do ("dev-claim") — choose a name that does not end in -claim',
    ],
  },
  {
    mistake: 'an environment without a name',
    environment: { name: undefined },
    expected: ['config/dev.ts name: is missing — add it, as a string'],
  },
  {
    mistake: 'two environments of one name',
    others: [{ ...staging, name: 'dev' }],
    expected: [
      'config/staging.ts name: is also that of config/dev.ts name ("dev") — give each environment a name of its own',
    ],
  },
  {
    mistake: 'an unknown field',
    environment: { vpcCIDR: '10.0.0.0/16' },
    expected: ['config/dev.ts vpcCIDR: is not a field ("10.0.0.0/16") — did you mean vpcCidr?'],
  },
  {
    mistake: 'a derived value that is set',
    environment: { ownsRegion: true },
    expected: [
      'config/dev.ts ownsRegion: is not a field (true) — remove it, or use one of name, account, region, zones, vpcCidr, subnets, kubernetesVersion, publicAccessCidrs, adminRoleArns, viewers, deployers, endpointZones, cardholderData, exceptions, logRetentionDays, alarmRecipients, protection, vaultLock, revision, sync, zone, webAcl, services',
    ],
  },
  {
    mistake: 'an unknown protection level',
    environment: { protection: 'safe' },
    expected: ['config/dev.ts protection: is not an allowed value ("safe") — use one of disposable, retained'],
  },
  {
    mistake: 'cardholder data with seven days of logs',
    environment: { cardholderData: true, protection: 'retained', revision: commit, logRetentionDays: 7 },
    expected: [
      'config/dev.ts logRetentionDays: is less than the 12 months of PCI DSS 10.5.1 that cardholderData asks for (7) — use 365 or more',
    ],
  },
  {
    mistake: 'cardholder data in a disposable environment',
    environment: { cardholderData: true, logRetentionDays: 365 },
    expected: [
      'config/dev.ts protection: leaves cardholder data unprotected from deletion ("disposable") — use retained',
    ],
  },
  {
    mistake: 'cardholder data behind a public API endpoint',
    environment: {
      cardholderData: true,
      protection: 'retained',
      revision: commit,
      logRetentionDays: 365,
      publicAccessCidrs: ['203.0.113.0/24'],
    },
    expected: [
      'config/dev.ts publicAccessCidrs: opens the API endpoint of an environment with cardholder data (["203.0.113.0/24"]) — remove the field and reach the endpoint through the network',
    ],
  },
  {
    mistake: 'a retained environment that follows a branch',
    environment: { protection: 'retained' },
    expected: [
      'config/dev.ts revision: is not a version tag or a full commit id, so a retained environment would move by itself ("main") — pin it, e.g. v1.2.0',
    ],
  },
  {
    mistake: 'more endpoint zones than there are',
    environment: { endpointZones: 4 },
    expected: ['config/dev.ts endpointZones: is too large (4) — use at most 3'],
  },
  {
    mistake: 'an override of a service that does not exist',
    environment: { services: { ledger: { quota: { cpu: 1 } } } },
    expected: [
      'config/dev.ts services.ledger: is not in the catalogue ("ledger") — use one of payment, fraud-detection, reporting',
    ],
  },
  {
    mistake: 'an override that leaves no room for one container',
    environment: { services: { payment: { quota: { cpu: 0.1 } } } },
    expected: [
      'config/dev.ts services.payment.quota.cpu: does not hold one default container of payment (0.1) — use at least 0.25',
    ],
  },
  {
    mistake: 'an override of something an environment may not change',
    environment: { services: { payment: { port: 9090 } } },
    expected: [
      'config/dev.ts services.payment.port: is not a field (9090) — remove it, or use one of quota, replicas, image, environment, secretVersion, ingress, internalIngress, repository, team, pipeline, readerRoleArns, reaches',
    ],
  },
  {
    mistake: 'an environment named like a folder of dist/',
    environment: { name: 'argocd' },
    expected: [
      'config/dev.ts name: ends in a word of six characters, which Secrets Manager takes for its own suffix ("argocd") — choose a shorter or a longer word',
      'config/dev.ts name: is a namespace of the management cluster itself or a folder of dist/ ("argocd") — choose another name',
    ],
  },
  {
    mistake: 'an environment whose name ends like a secret of AWS',
    environment: { name: 'canary' },
    expected: [
      'config/dev.ts name: ends in a word of six characters, which Secrets Manager takes for its own suffix ("canary") — choose a shorter or a longer word',
    ],
  },
  {
    mistake: 'an environment whose export has another name',
    others: [undefined],
    expected: ['config/environments.ts [1]: is undefined — import it by the name under which its file exports it'],
  },
  {
    mistake: 'an API endpoint open to both halves of the internet',
    environment: { publicAccessCidrs: ['0.0.0.0/1', '128.0.0.0/1'] },
    expected: [
      'config/dev.ts publicAccessCidrs[0]: opens the API endpoint to the internet at large ("0.0.0.0/1") — name the ranges of your offices, as the internet sees them',
      'config/dev.ts publicAccessCidrs[1]: opens the API endpoint to the internet at large ("128.0.0.0/1") — name the ranges of your offices, as the internet sees them',
    ],
  },
  {
    mistake: 'the same administrator twice',
    environment: { adminRoleArns: ['arn:aws:iam::111122223333:role/admin', 'arn:aws:iam::111122223333:role/admin'] },
    expected: ['config/dev.ts adminRoleArns[1]: is listed twice ("arn:aws:iam::111122223333:role/admin") — remove one'],
  },
  {
    mistake: 'two protection levels in one account and region',
    others: [{ ...staging, account: '111122223333' }],
    expected: [
      'config/staging.ts protection: differs from config/dev.ts protection, which is in the same account and region and has the same registry ("retained") — use disposable, or an account of its own',
    ],
  },
  {
    mistake: 'a version that is a property of every object',
    environment: { kubernetesVersion: 'toString' },
    expected: [
      'config/dev.ts kubernetesVersion: is not a version in standard support ("toString") — use one of 1.35, 1.36',
    ],
  },
  {
    mistake: 'a certificate of another account',
    environment: {
      services: {
        payment: {
          ingress: { host: 'pay.example.com', certificateArn: 'arn:aws:acm:us-east-1:444455556666:certificate/1' },
        },
      },
    },
    expected: [
      'config/dev.ts services.payment.ingress.certificateArn: is not in the account and region of the load balancer ("arn:aws:acm:us-east-1:444455556666:certificate/1") — use one that starts with arn:aws:acm:us-east-1:111122223333:certificate/',
    ],
  },
  {
    mistake: 'a host name without a domain',
    environment: {
      services: {
        payment: { ingress: { host: 'payment', certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1' } },
      },
    },
    expected: [
      'config/dev.ts services.payment.ingress.host: is not a DNS name ("payment") — write a host name such as payment.example.com',
    ],
  },
  {
    mistake: 'an API endpoint open to a private range',
    environment: { publicAccessCidrs: ['10.0.0.0/8', '192.168.1.0/24', '100.64.0.0/10'] },
    expected: [
      'config/dev.ts publicAccessCidrs[0]: is a range from which nothing comes over the internet ("10.0.0.0/8") — name the ranges of your offices, as the internet sees them',
      'config/dev.ts publicAccessCidrs[1]: is a range from which nothing comes over the internet ("192.168.1.0/24") — name the ranges of your offices, as the internet sees them',
      'config/dev.ts publicAccessCidrs[2]: is a range from which nothing comes over the internet ("100.64.0.0/10") — name the ranges of your offices, as the internet sees them',
    ],
  },
  {
    mistake: 'an API endpoint open to more ranges than EKS takes',
    environment: { publicAccessCidrs: Array.from({ length: 41 }, (_, index) => `203.0.113.${index}/32`) },
    expected: [
      'config/dev.ts publicAccessCidrs: are more than the 40 ranges that EKS takes (41) — join neighbouring ranges',
    ],
  },
  {
    mistake: 'an API endpoint open to one range twice',
    environment: { publicAccessCidrs: ['203.0.113.0/24', '203.0.113.0/24'] },
    expected: ['config/dev.ts publicAccessCidrs[1]: is listed twice ("203.0.113.0/24") — remove one'],
  },
  {
    mistake: 'an API endpoint open to an address without a mask',
    environment: { publicAccessCidrs: ['203.0.113.7'] },
    expected: [
      'config/dev.ts publicAccessCidrs[0]: is not an IPv4 range ("203.0.113.7") — write address and mask, e.g. 203.0.113.7/32',
    ],
  },
  {
    mistake: 'a range that is no list',
    environment: { publicAccessCidrs: '203.0.113.0/24' },
    expected: ['config/dev.ts publicAccessCidrs: is not an array ("203.0.113.0/24") — write an array'],
  },
  {
    mistake: 'an account that nobody has',
    environment: { account: '000000000000' },
    expected: ['config/dev.ts account: is an account that nobody has ("000000000000") — write your own'],
  },
  {
    mistake: 'an account id with hyphens',
    environment: { account: '1111-2222-3333' },
    expected: [
      'config/dev.ts account: is not an AWS account id ("1111-2222-3333") — write its 12 digits in quotes, leading zeros included',
    ],
  },
  {
    mistake: 'a revision with a blank',
    environment: { revision: 'ma in' },
    expected: [
      'config/dev.ts revision: is no name that Git gives ("ma in") — name a branch, a tag or a commit, e.g. main',
    ],
  },
  {
    mistake: 'a revision that is a command',
    environment: { revision: 'main; rm -rf /' },
    expected: [
      'config/dev.ts revision: is no name that Git gives ("main; rm -rf /") — name a branch, a tag or a commit, e.g. main',
    ],
  },
  {
    mistake: 'a revision with a line break',
    environment: { revision: 'main\n' },
    expected: [
      'config/dev.ts revision: is no name that Git gives ("main\\n") — name a branch, a tag or a commit, e.g. main',
    ],
  },
  {
    mistake: 'an empty revision',
    environment: { revision: '' },
    expected: ['config/dev.ts revision: is no name that Git gives ("") — name a branch, a tag or a commit, e.g. main'],
  },
  {
    mistake: 'a revision that Git forbids',
    environment: { revision: 'feature..x' },
    expected: [
      'config/dev.ts revision: is no name that Git gives ("feature..x") — name a branch, a tag or a commit, e.g. main',
    ],
  },
  {
    mistake: 'a pinned revision that Git forbids',
    environment: { protection: 'retained', revision: 'v1.0..' },
    expected: [
      'config/dev.ts revision: is not a version tag or a full commit id, so a retained environment would move by itself ("v1.0..") — pin it, e.g. v1.2.0',
    ],
  },
  {
    mistake: 'a misspelt region',
    environment: { region: undefined, regoin: 'us-east-1' },
    expected: ['config/dev.ts regoin: is not a field ("us-east-1") — did you mean region?'],
  },
  {
    mistake: 'a misspelt protection level',
    environment: { protection: 'retaind', revision: 'v1.0.0' },
    expected: ['config/dev.ts protection: is not an allowed value ("retaind") — did you mean retained?'],
  },
  {
    mistake: 'a sync in capitals',
    environment: { sync: 'Automatic' },
    expected: ['config/dev.ts sync: is not an allowed value ("Automatic") — did you mean automatic?'],
  },
  {
    mistake: 'a boolean in quotes',
    environment: { cardholderData: 'false' },
    expected: ['config/dev.ts cardholderData: is not a boolean ("false") — write a boolean'],
  },
  {
    mistake: 'a retention in quotes',
    environment: { logRetentionDays: '14' },
    expected: ['config/dev.ts logRetentionDays: is not a number ("14") — write 14, without quotes'],
  },
  {
    mistake: 'no endpoint zone',
    environment: { endpointZones: 0 },
    expected: ['config/dev.ts endpointZones: is too small (0) — use at least 1'],
  },
  {
    mistake: 'an environment name with two hyphens in a row',
    environment: { name: 'dev--eu' },
    expected: [
      'config/dev.ts name: has two hyphens in a row ("dev--eu") — use lower-case letters, digits and single inner hyphens, e.g. dev-eu',
    ],
  },
  {
    mistake: 'an environment name that starts with a digit',
    environment: { name: '1dev' },
    expected: [
      'config/dev.ts name: does not start with a letter ("1dev") — use lower-case letters, digits and single inner hyphens, e.g. dev',
    ],
  },
  {
    mistake: 'an environment name with a blank at its end',
    environment: { name: 'dev ' },
    expected: [
      'config/dev.ts name: has a blank at its beginning or end ("dev ") — use lower-case letters, digits and single inner hyphens, e.g. dev',
    ],
  },
  {
    mistake: 'an environment name that is empty',
    environment: { name: '' },
    expected: [
      'config/dev.ts name: is empty ("") — use at most 20 lower-case letters, digits and inner hyphens, and start with a letter',
    ],
  },
  {
    mistake: 'an environment named like a namespace of Kubernetes',
    environment: { name: 'kube-eu' },
    expected: [
      'config/dev.ts name: begins with kube-, which Kubernetes keeps for its own namespaces ("kube-eu") — choose another name',
    ],
  },
  {
    mistake: 'an environment that is nothing',
    others: [null],
    expected: [
      'config/staging.ts: is not an object (null) — write an object with name, account, region, zones, vpcCidr, kubernetesVersion, logRetentionDays, protection, revision, sync',
    ],
  },
  {
    mistake: 'an environment that is a list',
    others: [[]],
    expected: [
      'config/staging.ts: is not an object ([]) — write an object with name, account, region, zones, vpcCidr, kubernetesVersion, logRetentionDays, protection, revision, sync',
    ],
  },
  {
    mistake: 'an override of a service with a typo',
    environment: { services: { paymnet: { quota: { pods: 9 } } } },
    expected: ['config/dev.ts services.paymnet: is not in the catalogue ("paymnet") — did you mean payment?'],
  },
  {
    mistake: 'a misspelt part of an override',
    environment: { services: { payment: { quotas: { pods: 9 } } } },
    expected: ['config/dev.ts services.payment.quotas: is not a field ({"pods":9}) — did you mean quota?'],
  },
  {
    mistake: 'a path with a blank',
    environment: {
      services: {
        payment: {
          ingress: {
            host: 'pay.example.com',
            certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1',
            healthCheckPath: '/health z',
          },
        },
      },
    },
    expected: [
      'config/dev.ts services.payment.ingress.healthCheckPath: is no path of at most 1024 characters ("/health z") — write a path without blanks, e.g. /healthz',
    ],
  },
  {
    mistake: 'a path that starts nowhere',
    environment: {
      services: {
        payment: {
          ingress: {
            host: 'pay.example.com',
            certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1',
            healthCheckPath: 'healthz',
          },
        },
      },
    },
    expected: [
      'config/dev.ts services.payment.ingress.healthCheckPath: is no path of at most 1024 characters ("healthz") — write a path without blanks, e.g. /healthz',
    ],
  },
  {
    mistake: 'a path that is empty',
    environment: {
      services: {
        payment: {
          ingress: {
            host: 'pay.example.com',
            certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1',
            healthCheckPath: '',
          },
        },
      },
    },
    expected: [
      'config/dev.ts services.payment.ingress.healthCheckPath: is no path of at most 1024 characters ("") — write a path without blanks, e.g. /healthz',
    ],
  },
  {
    mistake: 'a web ACL of another region',
    environment: {
      services: {
        payment: {
          ingress: {
            host: 'pay.example.com',
            certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1',
            webAclArn: 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/a/1',
          },
        },
      },
    },
    expected: [
      'config/dev.ts services.payment.ingress.webAclArn: is not in the account and region of the load balancer ("arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/a/1") — use one that starts with arn:aws:wafv2:us-east-1:111122223333:regional/webacl/',
    ],
  },
  {
    mistake: 'a certificate with a blank at its end',
    environment: {
      services: {
        payment: {
          ingress: { host: 'pay.example.com', certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1 ' },
        },
      },
    },
    expected: [
      'config/dev.ts services.payment.ingress.certificateArn: is not a whole ARN ("arn:aws:acm:us-east-1:111122223333:certificate/1 ") — copy it from AWS',
    ],
  },
  {
    mistake: 'a certificate that is none',
    environment: {
      services: {
        payment: {
          ingress: { host: 'pay.example.com', certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/' },
        },
      },
    },
    expected: [
      'config/dev.ts services.payment.ingress.certificateArn: is not a whole ARN ("arn:aws:acm:us-east-1:111122223333:certificate/") — copy it from AWS',
    ],
  },
  {
    mistake: 'a host name with a scheme',
    environment: {
      services: {
        payment: {
          ingress: {
            host: 'https://pay.example.com',
            certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1',
          },
        },
      },
    },
    expected: [
      'config/dev.ts services.payment.ingress.host: is not a DNS name ("https://pay.example.com") — write a host name such as payment.example.com',
    ],
  },
  {
    mistake: 'one host for two services',
    environment: {
      services: Object.fromEntries(
        ['payment', 'reporting'].map((name) => [
          name,
          { ingress: { host: 'pay.example.com', certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1' } },
        ]),
      ),
    },
    expected: [
      'config/dev.ts services.reporting.ingress.host: is also the host of payment ("pay.example.com") — give each entrance a host of its own',
    ],
  },
  {
    mistake: 'an administrator in an account that nobody has',
    environment: { adminRoleArns: ['arn:aws:iam::000000000000:role/admin'] },
    expected: [
      'config/dev.ts adminRoleArns[0]: is not the ARN of an IAM role ("arn:aws:iam::000000000000:role/admin") — write arn:aws:iam::<account>:role/<name>',
    ],
  },
  {
    mistake: 'an environment in the account of the management cluster, beside others',
    environment: { account: '123456789012' },
    others: [staging],
    expected: [
      'config/dev.ts account: is also the management cluster\'s, whose roles the environments of other accounts trust ("123456789012") — give one of the two an account of its own',
    ],
  },
  {
    mistake: 'an administrator that is a role of the environment itself',
    environment: { adminRoleArns: ['arn:aws:iam::111122223333:role/eks-argocd-role-dev'] },
    expected: [
      'config/dev.ts adminRoleArns[0]: is a role that the environment itself makes ("arn:aws:iam::111122223333:role/eks-argocd-role-dev") — remove it: the environment gives each of its roles its own rights',
    ],
  },
  {
    mistake: 'an account id in digits of another script',
    environment: { account: '１１１１２２２２３３３３' },
    expected: [
      'config/dev.ts account: is not an AWS account id ("１１１１２２２２３３３３") — write its 12 digits in quotes, leading zeros included',
    ],
  },
  {
    mistake: 'a region with a byte order mark',
    environment: { region: '\ufeffus-east-1' },
    expected: [
      'config/dev.ts region: is not a region known to run Fargate pods of EKS in three zones ("\\u{feff}us-east-1") — did you mean us-east-1?',
    ],
  },
  {
    mistake: 'a revision that is what a missing value becomes',
    environment: { revision: 'undefined' },
    expected: [
      'config/dev.ts revision: contains what JavaScript writes for a missing value ("undefined") — give the value',
    ],
  },
  {
    mistake: 'a pinned revision that is a line of versions',
    environment: { protection: 'retained', revision: 'v1.2.x' },
    expected: [
      'config/dev.ts revision: is not a version tag or a full commit id, so a retained environment would move by itself ("v1.2.x") — pin it, e.g. v1.2.0',
    ],
  },
  {
    mistake: 'a host name that is longer than a rule takes',
    environment: {
      services: {
        payment: {
          ingress: {
            host: `${'abcdefgh.'.repeat(14)}com`,
            certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1',
          },
        },
      },
    },
    expected: [
      'config/dev.ts services.payment.ingress.host: is longer than the 128 characters that a rule of a load balancer takes ("abcdefgh.abcdefgh.abcdefgh.abcdefgh.abcdefgh.abcdefgh.abcdefgh.abcdefgh.abcdefgh.abcdefgh.abcdefgh.abcdefgh.abcdefgh.ab…) — choose a shorter one',
    ],
  },
  {
    mistake: 'a host name with what a missing value becomes',
    environment: {
      services: {
        payment: {
          ingress: {
            host: 'undefined.example.com',
            certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1',
          },
        },
      },
    },
    expected: [
      'config/dev.ts services.payment.ingress.host: contains what JavaScript writes for a missing value ("undefined.example.com") — give the value',
    ],
  },
  {
    mistake: 'a web ACL without its id',
    environment: {
      services: {
        payment: {
          ingress: {
            host: 'pay.example.com',
            certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1',
            webAclArn: 'arn:aws:wafv2:us-east-1:111122223333:regional/webacl/pay',
          },
        },
      },
    },
    expected: [
      'config/dev.ts services.payment.ingress.webAclArn: is not a whole ARN ("arn:aws:wafv2:us-east-1:111122223333:regional/webacl/pay") — copy it from AWS',
    ],
  },
  {
    mistake: 'an environment that is a promise',
    others: [Promise.resolve(staging)],
    expected: ['config/staging.ts: is a promise, for which nothing waits — write the object itself'],
  },
  {
    mistake: 'a web ACL that lets nobody in, and one that nobody made',
    environment: { webAcl: { requestsInFiveMinutes: 5, managedRules: 'off', arn: 'arn:aws:wafv2:a' } },
    expected: [
      'config/dev.ts webAcl.requestsInFiveMinutes: is too small (5) — use at least 10',
      'config/dev.ts webAcl.managedRules: is not an allowed value ("off") — use one of block, count',
      'config/dev.ts webAcl.arn: is not a field ("arn:aws:wafv2:a") — remove it, or use one of requestsInFiveMinutes, managedRules',
    ],
  },
];
