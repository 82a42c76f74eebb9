import { exampleEnvironments } from '../model/example';
import type { Invalid } from './invalid';

const [, staging] = exampleEnvironments;

const ledger = { port: 8080, calls: [], quota: { cpu: 1, memoryGiB: 1, pods: 4 } };

const to = (name: string) => ({ to: name, port: 8080 });

const ledgers = Array.from({ length: 61 }, (_, index) => {
  const calls = index < 59 ? [to('payment'), to('fraud-detection')] : [to('payment')];
  return [`ledger-${index}`, { ...ledger, calls }] as const;
});

/** Mistakes in the catalogue of services. */
export const invalidCatalogues: readonly Invalid[] = [
  {
    mistake: 'a namespace used twice',
    catalogue: { ledger: { ...ledger, namespace: 'payment' } },
    expected: [
      'config/services.ts ledger.namespace: is also the namespace of payment ("payment") — choose a namespace of its own',
    ],
  },
  {
    mistake: 'a namespace of the platform',
    catalogue: { ledger: { ...ledger, namespace: 'kube-system' } },
    expected: [
      'config/services.ts ledger.namespace: belongs to the platform itself or to Kubernetes ("kube-system") — choose a namespace of its own',
    ],
  },
  {
    mistake: 'a namespace whose log group would be that of lines from nowhere',
    catalogue: { ledger: { ...ledger, namespace: 'platform' } },
    expected: [
      'config/services.ts ledger.namespace: belongs to the platform itself or to Kubernetes ("platform") — choose a namespace of its own',
    ],
  },
  {
    mistake: 'a service named like a group of the platform',
    catalogue: { pods: ledger },
    expected: [
      'config/services.ts pods: is a name that the platform itself, Kubernetes or AWS uses ("pods") — choose another name for the service',
    ],
  },
  {
    mistake: 'a service name that EKS keeps to itself',
    catalogue: { 'eks-ledger': ledger },
    expected: [
      'config/services.ts eks-ledger: is a name that the platform itself, Kubernetes or AWS uses ("eks-ledger") — choose another name for the service',
    ],
  },
  {
    mistake: 'more callers, calls and entrances than a security group has rules for',
    environment: {
      services: Object.fromEntries(
        ledgers.map(([name]) => [
          name,
          {
            ingress: {
              host: `${name}.example.com`,
              certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1',
            },
          },
        ]),
      ),
    },
    catalogue: {
      ...Object.fromEntries(ledgers),
      // Sixty are not too many: 59 of these and payment call fraud-detection.
      hub: { ...ledger, calls: ledgers.map(([name]) => to(name)) },
    },
    expected: [
      'config/services.ts payment: makes more inbound rules in one security group than the 60 that AWS allows at first (63) — let fewer services call it, or ask AWS for more and raise the limit in config/model/aws/aws-quotas.ts',
      'config/services.ts hub.calls: makes more outbound rules in one security group than the 60 that AWS allows at first (61) — call fewer services, or ask AWS for more and raise the limit in config/model/aws/aws-quotas.ts',
      'config/dev.ts services: makes more outbound rules in one security group than the 60 that AWS allows at first (61) — give fewer services an ingress, or ask AWS for more and raise the limit in config/model/aws/aws-quotas.ts',
      'config/services.ts services: need more than the 50 load balancers in an account and region that AWS allows at first, 61 in account 111122223333 in us-east-1, for dev; the first 53 fit (65) — move some into an environment in another account, or ask AWS for more and raise the limit in config/model/aws/aws-quotas.ts',
    ],
  },
  {
    mistake: 'a service name with an underscore',
    catalogue: { general_ledger: ledger },
    expected: [
      'config/services.ts general_ledger: has other characters than lower-case letters, digits and hyphens ("general_ledger") — use lower-case letters, digits and single inner hyphens, e.g. general-ledger',
    ],
  },
  {
    mistake: 'a call to an unknown service',
    catalogue: { ledger: { ...ledger, calls: [{ to: 'legder', port: 8080 }] } },
    expected: [
      'config/services.ts ledger.calls[0]: calls a service that is not in the catalogue ("legder") — did you mean ledger?',
    ],
  },
  {
    mistake: 'a call to a port nobody listens on',
    catalogue: { ledger: { ...ledger, calls: [{ to: 'payment', port: 9090 }] } },
    expected: ['config/services.ts ledger.calls[0]: calls a port on which payment does not listen (9090) — use 8080'],
  },
  {
    mistake: 'the same call twice',
    catalogue: {
      ledger: {
        ...ledger,
        calls: [
          { to: 'payment', port: 8080 },
          { to: 'payment', port: 8080 },
        ],
      },
    },
    expected: ['config/services.ts ledger.calls[1]: is listed twice ({"to":"payment","port":8080}) — remove one'],
  },
  {
    mistake: 'a port beyond 65535',
    catalogue: { ledger: { ...ledger, port: 80800 } },
    expected: ['config/services.ts ledger.port: is too large (80800) — use at most 65535'],
  },
  {
    mistake: 'a missing quota',
    catalogue: { ledger: { port: 8080, calls: [] } },
    expected: ['config/services.ts ledger.quota: is missing — add it, as an object with cpu, memoryGiB, pods'],
  },
  {
    mistake: 'a service name too long for the IAM role it produces',
    catalogue: { 'settlement-and-reconciliation-with-card-schemes': ledger },
    expected: [
      'config/services.ts settlement-and-reconciliation-with-card-schemes: makes the IAM role name of environment dev 65 characters long, over AWS\'s 64 ("eks-settlement-and-reconciliation-with-card-schemes-irsa-role-dev") — shorten the name of the service, the resource or the environment by 1',
    ],
  },
  {
    mistake: 'the port of AWS',
    catalogue: { ledger: { ...ledger, port: 443 } },
    expected: [
      'config/services.ts ledger.port: is open to every service in the whole VPC, for the endpoints of AWS, so that only its own NetworkPolicy would keep callers out (443) — listen on another one',
    ],
  },
  {
    mistake: 'the port of the kubelet',
    catalogue: { ledger: { ...ledger, port: 10250 } },
    expected: ["config/services.ts ledger.port: is the port of Fargate's kubelet (10250) — listen on another one"],
  },
  {
    mistake: 'a service name with two hyphens in a row',
    catalogue: { 'general--ledger': ledger },
    expected: [
      'config/services.ts general--ledger: has two hyphens in a row ("general--ledger") — use lower-case letters, digits and single inner hyphens, e.g. general-ledger',
    ],
  },
  {
    mistake: 'a service name with capitals',
    catalogue: { GeneralLedger: ledger },
    expected: [
      'config/services.ts GeneralLedger: has capitals ("GeneralLedger") — use lower-case letters, digits and single inner hyphens, e.g. general-ledger',
    ],
  },
  {
    mistake: 'a service name that is empty',
    catalogue: { '': ledger },
    expected: [
      'config/services.ts : is empty ("") — use at most 63 lower-case letters, digits and inner hyphens, and start with a letter',
    ],
  },
  {
    mistake: 'a service name of 64 characters',
    catalogue: { ['l'.repeat(64)]: ledger },
    expected: [
      'config/services.ts llllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllll: is longer than 63 characters ("llllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllll") — use at most 63 lower-case letters, digits and inner hyphens, and start with a letter',
    ],
  },
  {
    mistake: 'a service named like a namespace of Kubernetes',
    catalogue: { 'kube-ledger': ledger },
    expected: [
      'config/services.ts kube-ledger: is a name that the platform itself, Kubernetes or AWS uses ("kube-ledger") — choose another name for the service',
    ],
  },
  {
    mistake: 'a service named like AWS',
    catalogue: { aws: ledger },
    expected: [
      'config/services.ts aws: is a name that the platform itself, Kubernetes or AWS uses ("aws") — choose another name for the service',
    ],
  },
  {
    mistake: 'a service that is a controller of the platform',
    catalogue: { 'external-secrets': ledger },
    expected: [
      'config/services.ts external-secrets: is a name that the platform itself, Kubernetes or AWS uses ("external-secrets") — choose another name for the service',
    ],
  },
  {
    mistake: 'a namespace that begins as those of Kubernetes',
    catalogue: { ledger: { ...ledger, namespace: 'kube-ledger' } },
    expected: [
      'config/services.ts ledger.namespace: belongs to the platform itself or to Kubernetes ("kube-ledger") — choose a namespace of its own',
    ],
  },
  {
    mistake: 'a namespace that is empty',
    catalogue: { ledger: { ...ledger, namespace: '' } },
    expected: [
      'config/services.ts ledger.namespace: is empty ("") — use at most 63 lower-case letters, digits and inner hyphens, and start with a letter',
    ],
  },
  {
    mistake: 'a port of zero',
    catalogue: { ledger: { ...ledger, port: 0 } },
    expected: ['config/services.ts ledger.port: is too small (0) — use at least 1'],
  },
  {
    mistake: 'a port that is no whole number',
    catalogue: { ledger: { ...ledger, port: 80.5 } },
    expected: ['config/services.ts ledger.port: is not a whole number (80.5) — write a whole number'],
  },
  {
    mistake: 'a port in quotes',
    catalogue: { ledger: { ...ledger, port: '8080' } },
    expected: ['config/services.ts ledger.port: is not a number ("8080") — write 8080, without quotes'],
  },
  {
    mistake: 'a service that is nothing',
    catalogue: { ledger: undefined },
    expected: ['config/services.ts ledger: is missing — add it, as an object with calls, quota'],
  },
  {
    mistake: 'a service that is a text',
    catalogue: { ledger: 'payment' },
    expected: ['config/services.ts ledger: is not an object ("payment") — write an object with calls, quota'],
  },
  {
    mistake: 'calls as names',
    catalogue: { ledger: { ...ledger, calls: ['payment'] } },
    expected: ['config/services.ts ledger.calls[0]: is not an object ("payment") — write an object with to, port'],
  },
  {
    mistake: 'a misspelt field of a service',
    catalogue: { ledger: { ...ledger, prot: 8080 } },
    expected: ['config/services.ts ledger.prot: is not a field (8080) — did you mean port?'],
  },
  {
    mistake: 'a call with a misspelt field',
    catalogue: { ledger: { ...ledger, calls: [{ too: 'payment', port: 8080 }] } },
    expected: [
      'config/services.ts ledger.calls[0].to: is missing — add it, as a string',
      'config/services.ts ledger.calls[0].too: is not a field ("payment") — remove it, or use one of to, port',
    ],
  },
  {
    mistake: 'a call in other letters',
    catalogue: { ledger: { ...ledger, calls: [{ to: 'Payment', port: 8080 }] } },
    expected: [
      'config/services.ts ledger.calls[0]: calls a service that is not in the catalogue ("Payment") — did you mean payment?',
    ],
  },
  {
    mistake: 'a service name that is a field of every object of JavaScript',
    catalogue: { constructor: ledger },
    expected: [
      'config/services.ts constructor: is the name of a field that every object of JavaScript has ("constructor") — choose another word',
    ],
  },
  {
    mistake: 'a service name that is what a missing value becomes',
    catalogue: { undefined: ledger },
    expected: [
      'config/services.ts undefined: contains what JavaScript writes for a missing value ("undefined") — give the value',
    ],
  },
  {
    mistake: 'a namespace with what a missing value becomes',
    catalogue: { ledger: { ...ledger, namespace: 'team-null' } },
    expected: [
      'config/services.ts ledger.namespace: contains what JavaScript writes for a missing value ("team-null") — give the value',
    ],
  },
  {
    mistake: 'a service name with a mark that nobody sees',
    catalogue: { 'led\u200bger': ledger },
    expected: [
      'config/services.ts led\\u{200b}ger: has other characters than lower-case letters, digits and hyphens ("led\\u{200b}ger") — use lower-case letters, digits and single inner hyphens, e.g. led-ger',
    ],
  },
  {
    mistake: 'a service name longer than a message',
    catalogue: { ['l'.repeat(400)]: ledger },
    expected: [
      'config/services.ts lllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllll…: is longer than 63 characters ("lllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllll…) — use at most 63 lower-case letters, digits and inner hyphens, and start with a letter',
    ],
  },
  {
    mistake: 'a port with an exponent',
    catalogue: { ledger: { ...ledger, port: 1e21 } },
    expected: ['config/services.ts ledger.port: is too large (1e+21) — use at most 65535'],
  },
  {
    mistake: 'a service that is a promise',
    catalogue: { ledger: Promise.resolve(ledger) },
    expected: ['config/services.ts ledger: is a promise, for which nothing waits — write the object itself'],
  },
  {
    mistake: 'uses as a Map',
    catalogue: { ledger: { ...ledger, uses: { tables: new Map() } } },
    expected: ['config/services.ts ledger.uses.tables: is not an object (a Map) — write an object'],
  },
  {
    mistake: 'a service name too long in every environment',
    others: [staging],
    catalogue: { ['s'.repeat(43)]: ledger },
    expected: [
      'config/services.ts sssssssssssssssssssssssssssssssssssssssssss: makes the IAM role name of environment staging 65 characters long, over AWS\'s 64 ("eks-sssssssssssssssssssssssssssssssssssssssssss-irsa-role-staging") — shorten the name of the service, the resource or the environment by 1',
    ],
  },
];
