import { exampleEnvironments } from '../model/example';
import type { Invalid } from './invalid';

const [, staging] = exampleEnvironments;

const ledger = { port: 8080, calls: [], quota: { cpu: 1, memoryGiB: 1, pods: 3 } };

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
      'config/services.ts ledger.namespace: belongs to the platform itself ("kube-system") — choose a namespace of its own',
    ],
  },
  {
    mistake: 'a service named like a group of the platform',
    catalogue: { pods: ledger },
    expected: [
      'config/services.ts pods: is a name that the platform itself or EKS uses ("pods") — choose another name for the service',
    ],
  },
  {
    mistake: 'a service name that EKS keeps to itself',
    catalogue: { 'eks-ledger': ledger },
    expected: [
      'config/services.ts eks-ledger: is a name that the platform itself or EKS uses ("eks-ledger") — choose another name for the service',
    ],
  },
  {
    mistake: 'more services than the log router has room for',
    others: [staging],
    catalogue: Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`ledger-${index}`, ledger])),
    expected: [
      `config/services.ts services: are more than fit into the 5300 characters of the log router's configuration, 21 in dev and 20 in staging (33) — take the rest out, or shorten the names of services, namespaces and environments`,
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
      "config/services.ts services: are more than fit into the 5300 characters of the log router's configuration, 21 in dev (65) — take the rest out, or shorten the names of services, namespaces and environments",
      'config/services.ts payment: makes more inbound rules in one security group than the 60 that AWS allows at first (63) — let fewer services call it, or ask AWS for more and raise the limit in config/rules/security-group-checks.ts',
      'config/services.ts hub.calls: makes more outbound rules in one security group than the 60 that AWS allows at first (61) — call fewer services, or ask AWS for more and raise the limit in config/rules/security-group-checks.ts',
      'config/dev.ts services: makes more outbound rules in one security group than the 60 that AWS allows at first (61) — give fewer services an ingress, or ask AWS for more and raise the limit in config/rules/security-group-checks.ts',
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
    expected: ['config/services.ts ledger.quota: is missing — add it, as an object'],
  },
  {
    mistake: 'a service name too long for the IAM role it produces',
    catalogue: { 'settlement-and-reconciliation-with-card-schemes': ledger },
    expected: [
      'config/services.ts settlement-and-reconciliation-with-card-schemes: makes the IAM role name of environment dev 65 characters long, over AWS\'s 64 ("eks-settlement-and-reconciliation-with-card-schemes-irsa-role-dev") — shorten the name of the service, the resource or the environment by 1',
      'config/services.ts settlement-and-reconciliation-with-card-schemes: makes the IAM role name of environment dev 68 characters long, over AWS\'s 64 ("eks-settlement-and-reconciliation-with-card-schemes-fargate-role-dev") — shorten the name of the service, the resource or the environment by 4',
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
];
