import { exampleEnvironments } from '../model/example';
import type { Invalid } from './invalid';

const [, staging] = exampleEnvironments;
const ledger = { port: 8080, calls: [], quota: { cpu: 1, memoryGiB: 1, pods: 4 } };
const reaching = (reaches: object) => ({ ledger: { ...ledger, reaches } });
const at = 'config/services.ts ledger.reaches';
const service = 'com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0';

/** Mistakes in what a service reaches outside the catalogue. */
export const invalidReaches: readonly Invalid[] = [
  {
    mistake: 'something reached without a word on what it is',
    catalogue: reaching({ bank: { port: 443 } }),
    expected: [`${at}.bank: does not say what is reached — write one of hosts, cidr, prefixList, privateLink, api`],
  },
  {
    mistake: 'two things reached under one name',
    catalogue: reaching({ bank: { cidr: '192.168.7.0/24', privateLink: service, port: 443 } }),
    expected: [`${at}.bank: says what is reached in 2 ways (["cidr","privateLink"]) — give each a name of its own`],
  },
  {
    mistake: 'a range without a port',
    catalogue: reaching({ bank: { cidr: '192.168.7.0/24' } }),
    expected: [`${at}.bank.port: is missing beside cidr — add it`],
  },
  {
    mistake: 'a field of another way',
    catalogue: reaching({ bank: { cidr: '192.168.7.0/24', port: 443, privateDns: true } }),
    expected: [`${at}.bank.privateDns: means nothing beside cidr (true) — remove it; beside cidr stand port, protocol`],
  },
  {
    mistake: 'a name of what is reached that is no part of others',
    catalogue: reaching({ Bank: { cidr: '192.168.7.0/24', port: 443 } }),
    expected: [
      `${at}.Bank: has capitals ("Bank") — use lower-case letters, digits and single inner hyphens, e.g. bank`,
    ],
  },
  {
    mistake: 'a reached port that is none',
    catalogue: reaching({ bank: { cidr: '192.168.7.0/24', port: 70_000 } }),
    expected: [`${at}.bank.port: is too large (70000) — use at most 65535`],
  },
  {
    mistake: 'a single address for a range',
    catalogue: reaching({ bank: { cidr: '192.168.7.9', port: 443 } }),
    expected: [`${at}.bank.cidr: is not an IPv4 range ("192.168.7.9") — write address and mask, e.g. 192.168.7.0/24`],
  },
  {
    mistake: 'the whole internet as a range',
    catalogue: reaching({ bank: { cidr: '0.0.0.0/0', port: 443 } }),
    expected: [
      `${at}.bank.cidr: is wider than a /8, most of the internet ("0.0.0.0/0") — name the range of the one network that is meant`,
    ],
  },
  {
    mistake: 'the metadata address as a range',
    catalogue: reaching({ metadata: { cidr: '169.254.169.254/32', port: 80 } }),
    expected: [
      `${at}.metadata.cidr: is in 169.254.0.0/16, to which no network routes ("169.254.169.254/32") — name another range`,
    ],
  },
  {
    mistake: 'the environment itself as a range',
    catalogue: reaching({ payment: { cidr: '10.0.10.0/24', port: 8080 } }),
    expected: [
      `${at}.payment.cidr: is in the VPC of dev itself ("10.0.10.0/24") — call the service there by calls, or use the resource by uses`,
    ],
  },
  {
    mistake: 'another environment as a range',
    others: [staging],
    catalogue: reaching({ staging: { cidr: '10.1.10.0/24', port: 8080 } }),
    expected: [
      `${at}.staging.cidr: overlaps the VPC of staging, and environments have nothing in common ("10.1.10.0/24") — name another range`,
    ],
  },
  {
    mistake: 'the management cluster as a range',
    catalogue: reaching({ argocd: { cidr: '10.255.7.0/24', port: 443 } }),
    expected: [
      `${at}.argocd.cidr: overlaps the management cluster's 10.255.0.0/16, which no service reaches ("10.255.7.0/24") — name another range`,
    ],
  },
  {
    mistake: 'another network without a transit gateway',
    platform: {
      management: {
        credentials: 'irsa',
        crossplaneRoleArn: 'arn:aws:iam::123456789012:role/crossplane-provider-aws',
        argocdRoleArn: 'arn:aws:iam::123456789012:role/argocd',
      },
    },
    environment: { publicAccessCidrs: ['203.0.113.0/24'] },
    catalogue: reaching({ bank: { cidr: '192.168.7.0/24', port: 443 } }),
    expected: [
      `${at}.bank.cidr: has no way from dev: only a transit gateway leads to other networks, and config/platform.ts has none of us-east-1 ("192.168.7.0/24") — name one in management.network.transitGateways`,
    ],
  },
  {
    mistake: 'a prefix list by its name',
    catalogue: reaching({ bank: { prefixList: 'bank', within: '192.168.0.0/16', entries: 5, port: 443 } }),
    expected: [`${at}.bank.prefixList: is not the id of a prefix list ("bank") — write pl- and 17 hexadecimal digits`],
  },
  {
    mistake: 'a prefix list that makes more rules than a group may have',
    catalogue: reaching({
      bank: { prefixList: 'pl-0123456789abcdef0', within: '192.168.0.0/16', entries: 61, port: 443 },
    }),
    expected: [
      `${at}: makes more outbound rules in one security group than the 60 that AWS allows at first (61) — reach fewer addresses, or ask AWS for more and raise the limit in config/model/aws/aws-quotas.ts`,
    ],
  },
  {
    mistake: 'an endpoint of AWS as an endpoint service',
    catalogue: reaching({ keys: { privateLink: 'com.amazonaws.us-east-1.kms', port: 443 } }),
    expected: [
      `${at}.keys.privateLink: is an endpoint of AWS itself ("com.amazonaws.us-east-1.kms") — declare it as api`,
    ],
  },
  {
    mistake: 'an endpoint service of another region',
    catalogue: reaching({ hsm: { privateLink: service.replace('us-east-1', 'eu-west-1'), port: 1500 } }),
    expected: [
      `${at}.hsm.privateLink: is an endpoint service of eu-west-1, and dev is in us-east-1 ("com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0") — have its owner offer it in us-east-1, and name that one among the environment's reaches`,
    ],
  },
  {
    mistake: 'one endpoint with and without a private name',
    catalogue: {
      ...reaching({ hsm: { privateLink: service, port: 1500, privateDns: true } }),
      vault: { ...ledger, reaches: { hsm: { privateLink: service, port: 1500 } } },
    },
    expected: [
      'config/services.ts vault.reaches.hsm.privateDns: says something else than config/services.ts ledger.reaches.hsm, and both share one endpoint (false) — write the same in both',
    ],
  },
  {
    mistake: 'the same thing reached twice',
    catalogue: reaching({
      bank: { cidr: '192.168.7.0/24', port: 443 },
      clearing: { cidr: '192.168.7.0/24', port: 443 },
    }),
    expected: [`${at}.clearing: is reached already, as bank ("192.168.7.0/24 on tcp 443") — keep one of the two`],
  },
  {
    mistake: 'an API without an endpoint',
    catalogue: reaching({ people: { api: 'organizations', actions: ['ListAccounts'], resources: [] } }),
    expected: [
      `${at}.people.api: is no API that a service reaches by an endpoint ("organizations") — use one of events, kinesis-firehose, kinesis-streams, kms, lambda, payment-cryptography.dataplane, ssm, states, xray`,
    ],
  },
  {
    mistake: 'an API that a use brings',
    catalogue: reaching({ requests: { api: 'sqs', actions: ['SendMessage'], resources: ['requests-{environment}'] } }),
    expected: [
      `${at}.requests.api: is an API that comes with uses.queues, with a resource of the service's own ("sqs") — declare uses.queues`,
    ],
  },
  {
    mistake: 'an API that every pod reaches',
    catalogue: reaching({ logs: { api: 'logs', actions: ['PutLogEvents'], resources: ['log-group:x-{environment}'] } }),
    expected: [
      `${at}.logs.api: is an API that every pod reaches ("logs") — remove it; what its pods may do there follows from their declarations`,
    ],
  },
  {
    mistake: 'every action of an API',
    catalogue: reaching({ keys: { api: 'kms', actions: ['*'], resources: ['alias/signing-{environment}'] } }),
    expected: [`${at}.keys.actions[0]: allows whatever matches it ("*") — name each action`],
  },
  {
    mistake: 'an action with its prefix',
    catalogue: reaching({ keys: { api: 'kms', actions: ['kms:Sign'], resources: ['alias/signing-{environment}'] } }),
    expected: [
      `${at}.keys.actions[0]: is not the name of an action ("kms:Sign") — write Sign; the prefix follows from api`,
    ],
  },
  {
    mistake: 'an action of another API',
    catalogue: reaching({
      keys: { api: 'kms', actions: ['PutEvents'], resources: ['alias/signing-{environment}'] },
      bus: { api: 'events', actions: ['DeleteEventBus'], resources: ['event-bus/x-{environment}'] },
    }),
    expected: [
      `${at}.keys.actions[0]: is no action of kms that pods need ("PutEvents") — use one of Decrypt, DeriveSharedSecret, DescribeKey, Encrypt, GenerateDataKey, GenerateDataKeyPair, GenerateDataKeyPairWithoutPlaintext, GenerateDataKeyWithoutPlaintext, GenerateMac, GetPublicKey, ReEncryptFrom, ReEncryptTo, Sign, Verify, VerifyMac, GenerateRandom`,
      `${at}.bus.actions[0]: is no action of events that pods need ("DeleteEventBus") — use one of PutEvents`,
    ],
  },
  {
    mistake: 'the key of all data',
    catalogue: reaching({ keys: { api: 'kms', actions: ['Decrypt'], resources: ['alias/eks-data-{environment}'] } }),
    expected: [
      `${at}.keys.resources[0]: is a key of the platform, by which whatever it encrypts can be read ("alias/eks-data-{environment}") — name a key of the service; with the data key its pods work through what they use`,
    ],
  },
  {
    mistake: 'a resource as a whole ARN',
    catalogue: reaching({
      bus: { api: 'events', actions: ['PutEvents'], resources: ['arn:aws:events:us-east-1:111122223333:event-bus/x'] },
    }),
    expected: [
      `${at}.bus.resources[0]: is a whole ARN, whose region and account are those of one environment ("arn:aws:events:us-east-1:111122223333:event-bus/x") — write event-bus/x`,
    ],
  },
  {
    mistake: 'a resource of every environment',
    catalogue: reaching({ bus: { api: 'events', actions: ['PutEvents'], resources: ['event-bus/default'] } }),
    expected: [
      `${at}.bus.resources[0]: names no resource of the environment ("event-bus/default") — end its name with -{environment}, and have it so in AWS`,
    ],
  },
  {
    mistake: 'an action without its resources',
    catalogue: reaching({ bus: { api: 'events', actions: ['PutEvents'], resources: [] } }),
    expected: [`${at}.bus.resources: are none ([]) — name what PutEvents is for`],
  },
  {
    mistake: 'a resource for an action for which AWS has none',
    catalogue: reaching({
      traces: { api: 'xray', actions: ['PutTraceSegments'], resources: ['group/x-{environment}'] },
    }),
    expected: [
      `${at}.traces.resources: name resources for actions for which AWS has none (["group/x-{environment}"]) — leave the list empty`,
    ],
  },
  {
    mistake: 'something reached in one environment only',
    environment: { services: { payment: { reaches: { bank: { cidr: '192.168.7.0/24', port: 443 } } } } },
    expected: [
      'config/dev.ts services.payment.reaches.bank: is not among what payment reaches in the catalogue ("bank") — declare it in config/services.ts first',
    ],
  },
  {
    mistake: 'a host that is an address',
    catalogue: reaching({ bank: { hosts: ['203.0.113.7'] } }),
    expected: [
      `${at}.bank.hosts[0]: is an address and not the name of a host ("203.0.113.7") — write the name that its certificate has; an address of another network is a cidr`,
    ],
  },
  {
    mistake: 'a host with a scheme',
    catalogue: reaching({ bank: { hosts: ['https://api.example.com/v1'] } }),
    expected: [
      `${at}.bank.hosts[0]: is a URL and not the name of a host ("https://api.example.com/v1") — write api.example.com`,
    ],
  },
  {
    mistake: 'a host with a port',
    catalogue: reaching({ bank: { hosts: ['api.example.com:8443'] } }),
    expected: [
      `${at}.bank.hosts[0]: has a port ("api.example.com:8443") — write api.example.com, and port: 8443 beside hosts`,
    ],
  },
  {
    mistake: 'a host with a path',
    catalogue: reaching({ bank: { hosts: ['api.example.com/v1'] } }),
    expected: [
      `${at}.bank.hosts[0]: has a path ("api.example.com/v1") — write api.example.com; the proxy sees no paths`,
    ],
  },
  {
    mistake: 'every host',
    catalogue: reaching({ bank: { hosts: ['*'] } }),
    expected: [
      `${at}.bank.hosts[0]: has a wildcard that is not its whole first part ("*") — write *. and a domain, e.g. *.example.com`,
    ],
  },
  {
    mistake: 'a wildcard that is too wide',
    catalogue: reaching({ bank: { hosts: ['*.com', '*.co.uk', '*.herokuapp.com'] } }),
    expected: [
      `${at}.bank.hosts[0]: is too wide: anybody registers names below it ("*.com") — name the domain of the one who is meant`,
      `${at}.bank.hosts[1]: is too wide: anybody registers names below it ("*.co.uk") — name the domain of the one who is meant`,
      `${at}.bank.hosts[2]: is too wide: anybody registers names below it ("*.herokuapp.com") — name the domain of the one who is meant`,
    ],
  },
  {
    mistake: 'a host of the cluster',
    catalogue: reaching({ payment: { hosts: ['payment.payment.svc.cluster.local'] } }),
    expected: [
      `${at}.payment.hosts[0]: is a name of the cluster or of a private network, which the proxy refuses ("payment.payment.svc.cluster.local") — call a service by calls, and reach another network by cidr`,
    ],
  },
  {
    mistake: 'a host of AWS',
    catalogue: reaching({ keys: { hosts: ['kms.us-east-1.amazonaws.com'] } }),
    expected: [
      `${at}.keys.hosts[0]: is of AWS, which pods reach by endpoints ("kms.us-east-1.amazonaws.com") — declare a use, or the API as api`,
    ],
  },
  {
    mistake: 'a host that is reached twice',
    catalogue: reaching({ bank: { hosts: ['api.example.com', 'api.example.com'] } }),
    expected: [`${at}.bank.hosts[1]: is listed twice ("api.example.com") — remove one`],
  },
  {
    mistake: 'no host',
    catalogue: reaching({ bank: { hosts: [] } }),
    expected: [`${at}.bank.hosts: is empty ([]) — name at least one`],
  },
  {
    mistake: 'a host without TLS',
    catalogue: reaching({ bank: { hosts: ['api.example.com'], port: 80 } }),
    expected: [
      `${at}.bank.port: is the port of HTTP without TLS, which anybody on the way reads (80) — reach it by HTTPS, and leave the port out`,
    ],
  },
  {
    mistake: 'a host where the subnets are written, and none for the proxy',
    environment: {
      subnets: {
        public: ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24'],
        private: ['10.0.10.0/24', '10.0.11.0/24', '10.0.12.0/24'],
      },
    },
    catalogue: reaching({ bank: { hosts: ['api.example.com'] } }),
    expected: [
      'config/dev.ts subnets.egress: are missing, and ledger reaches hosts on the internet — write one for each zone, a /28 or larger',
    ],
  },
  {
    mistake: 'a service with the name of the proxy',
    catalogue: { 'egress-proxy': ledger },
    expected: [
      'config/services.ts egress-proxy: is a name that the platform itself, Kubernetes or AWS uses ("egress-proxy") — choose another name for the service',
    ],
  },
];
