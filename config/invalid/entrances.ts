import { exampleEnvironments, examplePeering, examplePlatform, exampleServices } from '../model/example';
import type { Invalid } from './invalid';

const [, staging] = exampleEnvironments;

const arn = (account: string) => `arn:aws:acm:us-east-1:${account}:certificate/1`;
const own = { host: 'pay.example.com', certificateArn: arn('111122223333') };
const internal = { ...own, from: ['10.9.0.0/16'] };

const zone = { name: 'example.com', id: 'Z0123456789ABCDEFGHIJ' };

/** dev with an entrance of payment. */
const entered = (ingress: object) => ({ services: { payment: { ingress } } });
const joined = (internalIngress: object) => ({ services: { payment: { internalIngress } } });

/** The catalogue's payment with named ports. */
const withPorts = (ports: object) => {
  const { port: _, ...payment } = exampleServices.payment;
  return { payment: { ...payment, ports } };
};

/** Mistakes in how services are reached from outside of the cluster. */
export const invalidEntrances: readonly Invalid[] = [
  {
    mistake: 'an internal entrance for nobody',
    environment: joined(own),
    expected: ['config/dev.ts services.payment.internalIngress.from: is missing — add it, as an array'],
  },
  {
    mistake: 'an internal entrance for no range',
    environment: joined({ ...own, from: [] }),
    expected: ['config/dev.ts services.payment.internalIngress.from: is empty ([]) — name at least one'],
  },
  {
    mistake: 'an internal entrance for the internet',
    environment: joined({ ...own, from: ['0.0.0.0/0', '203.0.113.0/24'] }),
    expected: [
      'config/dev.ts services.payment.internalIngress.from[0]: is not a private range, and an internal entrance has no way to any other ("0.0.0.0/0") — use ingress for callers on the internet',
      'config/dev.ts services.payment.internalIngress.from[1]: is not a private range, and an internal entrance has no way to any other ("203.0.113.0/24") — use ingress for callers on the internet',
    ],
  },
  {
    mistake: 'an internal entrance for what is no range',
    environment: joined({ ...own, from: ['10.9.0.1', '10.9.0.1/16'] }),
    expected: [
      'config/dev.ts services.payment.internalIngress.from[0]: is not an IPv4 range ("10.9.0.1") — write address and mask, e.g. 10.9.0.0/24',
      'config/dev.ts services.payment.internalIngress.from[1]: has host bits set ("10.9.0.1/16") — did you mean 10.9.0.0/16?',
    ],
  },
  {
    mistake: 'an internal entrance for the same callers twice',
    environment: joined({ ...own, from: ['10.9.0.0/16', '10.9.4.0/24'] }),
    expected: [
      'config/dev.ts services.payment.internalIngress.from[1]: overlaps from[0], 10.9.0.0/16 ("10.9.4.0/24") — remove one',
    ],
  },
  {
    mistake: 'an internal entrance for pods of the same environment',
    environment: joined({ ...own, from: ['10.0.10.0/24'] }),
    expected: [
      'config/dev.ts services.payment.internalIngress.from[0]: overlaps vpcCidr 10.0.0.0/16, whose pods call each other without an entrance ("10.0.10.0/24") — name the calls in config/services.ts',
    ],
  },
  {
    mistake: 'an internal entrance where nothing joins the networks',
    environment: { ...joined(internal), publicAccessCidrs: ['203.0.113.0/24'] },
    platform: { management: { ...examplePlatform.management, network: undefined } },
    expected: [
      'config/dev.ts services.payment.internalIngress.from[0]: is in a network to which nothing joins the VPC ("10.9.0.0/16") — name a transit gateway of us-east-1 in config/platform.ts management.network',
    ],
  },
  {
    mistake: 'an internal entrance for a network behind the peered one',
    environment: joined(internal),
    platform: { management: { ...examplePlatform.management, network: examplePeering } },
    expected: [
      'config/dev.ts services.payment.internalIngress.from[0]: is not behind the peering of config/platform.ts management.network, which leads to no other network ("10.9.0.0/16") — use a range inside 10.255.0.0/16, or a transit gateway',
    ],
  },
  {
    mistake: 'more ranges of callers than a security group has rules',
    environment: joined({
      ...own,
      redirect: true,
      from: Array.from({ length: 31 }, (_, index) => `10.9.${index}.0/24`),
    }),
    expected: [
      'config/dev.ts services.payment.internalIngress.from: makes more inbound rules in one security group than the 60 that AWS allows at first (62) — join neighbouring ranges',
    ],
  },
  {
    mistake: 'callers of an entrance from the internet',
    environment: entered(internal),
    expected: [
      'config/dev.ts services.payment.ingress.from: is not a field (["10.9.0.0/16"]) — remove it, or use one of host, aliases, paths, certificateArn, port, healthCheckPath, tls, redirect, webAclArn',
    ],
  },
  {
    mistake: 'one host for the internet and for other networks',
    environment: { services: { payment: { ingress: own, internalIngress: internal } } },
    expected: [
      'config/dev.ts services.payment.internalIngress.host: is also the host of ingress ("pay.example.com") — give each entrance a host of its own',
    ],
  },
  {
    mistake: 'one host in two environments',
    environment: entered(own),
    others: [
      { ...staging, services: { payment: { ingress: { ...own, certificateArn: arn(staging?.account ?? '') } } } },
    ],
    expected: [
      'config/staging.ts services.payment.ingress.host: is also the host of config/dev.ts services.payment.ingress.host ("pay.example.com") — give each entrance a host of its own',
    ],
  },
  {
    mistake: 'a name twice in one entrance, and one that is a wildcard',
    environment: entered({ ...own, aliases: ['pay.example.com', '*.example.com'] }),
    expected: [
      'config/dev.ts services.payment.ingress.aliases[1]: is not a DNS name ("*.example.com") — write a host name such as payment.example.com',
      'config/dev.ts services.payment.ingress.aliases[0]: is also host ("pay.example.com") — remove one',
    ],
  },
  {
    mistake: 'a path without a slash before it',
    environment: entered({ ...own, paths: [{ path: 'v1' }] }),
    expected: ['config/dev.ts services.payment.ingress.paths[0].path: does not begin with / ("v1") — write /v1'],
  },
  {
    mistake: 'a path with a wildcard, and one that leads upwards',
    environment: entered({ ...own, paths: [{ path: '/v1/*' }, { path: '/v1/../admin', match: 'exact' }] }),
    expected: [
      'config/dev.ts services.payment.ingress.paths[0].path: is no path of at most 128 characters without blanks, wildcards, // and dots for folders ("/v1/*") — write one such as /v1/payments',
      'config/dev.ts services.payment.ingress.paths[1].path: is no path of at most 128 characters without blanks, wildcards, // and dots for folders ("/v1/../admin") — write one such as /v1/payments',
    ],
  },
  {
    mistake: 'a path twice, and one below another',
    environment: entered({
      ...own,
      paths: [{ path: '/v1' }, { path: '/v1' }, { path: '/v1/payments', match: 'exact' }],
    }),
    expected: [
      'config/dev.ts services.payment.ingress.paths[1].path: is also paths[0] ("/v1") — remove one',
      'config/dev.ts services.payment.ingress.paths[2].path: is let through by the prefix of paths[0] already, /v1 ("/v1/payments") — remove one of the two',
    ],
  },
  {
    mistake: 'no path at all',
    environment: entered({ ...own, paths: [] }),
    expected: ['config/dev.ts services.payment.ingress.paths: is empty ([]) — name at least one'],
  },
  {
    mistake: 'more paths than a load balancer has rules',
    environment: entered({
      ...own,
      aliases: ['pay2.example.com'],
      paths: Array.from({ length: 51 }, (_, index) => ({ path: `/v${index}` })),
    }),
    expected: [
      'config/dev.ts services.payment.ingress.paths: make more rules, one for each path of each name, than the 100 that a load balancer has at first (102) — let through a prefix instead of many paths, or fewer names',
    ],
  },
  {
    mistake: 'a health check of gRPC that asks a path',
    catalogue: withPorts({ http: 8080, grpc: 9090 }),
    environment: entered({ ...own, port: 'grpc', healthCheckPath: '/healthz' }),
    expected: [
      'config/dev.ts services.payment.ingress.healthCheckPath: is no method of gRPC, which is spoken on grpc ("/healthz") — write /package.Service/Method, or leave it out for /grpc.health.v1.Health/Check',
    ],
  },
  {
    mistake: 'a protocol that load balancers do not speak to pods',
    catalogue: withPorts({ 'http-health': 8080, 'tcp-raw': 7000, https: 8443 }),
    environment: { services: { payment: { ingress: { ...own, port: 'tcp-raw' } } } },
    expected: [
      'config/dev.ts services.payment.ingress.port: leads to what load balancers do not speak to pods ("tcp-raw") — use http-health or https',
    ],
  },
  {
    mistake: 'an entrance to the first port, which is none for load balancers, nor is another',
    catalogue: withPorts({ 'tcp-raw': 8080 }),
    environment: entered(own),
    expected: [
      'config/dev.ts services.payment.ingress.port: leads to what load balancers do not speak to pods ("tcp-raw") — give the service a port whose name begins with one of http, https, grpc, grpcs',
    ],
  },
  {
    mistake: 'a protocol beside what the name of the port says',
    catalogue: withPorts({ grpc: 8080 }),
    environment: {
      services: {
        payment: {
          ingress: { ...own, protocol: 'grpc' },
          internalIngress: { ...internal, host: 'pay.internal.example.com', protocol: 'http' },
        },
      },
    },
    expected: [
      'config/dev.ts services.payment.ingress.protocol: is not a field ("grpc") — remove it: in config/services.ts the name of the port to which the entrance leads says what is spoken there, such as grpc, or grpcs with TLS',
      'config/dev.ts services.payment.internalIngress.protocol: is not a field ("http") — remove it: in config/services.ts the name of the port to which the entrance leads says what is spoken there, such as grpc, or grpcs with TLS',
    ],
  },
  {
    mistake: 'an entrance to a port that is not there',
    catalogue: withPorts({ http: 8080, grpc: 9090 }),
    environment: entered({ ...own, port: 'grcp' }),
    expected: ['config/dev.ts services.payment.ingress.port: is no port of the service ("grcp") — did you mean grpc?'],
  },
  {
    mistake: 'an entrance to a port by a name, where the only one has none',
    environment: entered({ ...own, port: 'http' }),
    expected: [
      'config/dev.ts services.payment.ingress.port: is no port of the service ("http") — remove it: there is no port with a name',
    ],
  },
  {
    mistake: 'an entrance to a port by its number',
    environment: entered({ ...own, port: 8080 }),
    expected: ["config/dev.ts services.payment.ingress.port: is not a string (8080) — write it in quotes, '8080'"],
  },
  {
    mistake: 'TLS to the pods beside what the name of the port says',
    catalogue: withPorts({ http: 8080, grpcs: 9443 }),
    environment: {
      services: {
        payment: {
          ingress: { ...own, tls: 'end-to-end' },
          internalIngress: { ...internal, host: 'pay.internal.example.com', port: 'grpcs', tls: 'load-balancer' },
        },
      },
    },
    expected: [
      'config/dev.ts services.payment.ingress.tls: is said by the name of the port, http ("end-to-end") — remove it: a port with TLS has a name that begins with https or grpcs, in config/services.ts',
      'config/dev.ts services.payment.internalIngress.tls: is said by the name of the port, grpcs ("load-balancer") — remove it: a port with TLS has a name that begins with https or grpcs, in config/services.ts',
    ],
  },
  {
    mistake: 'two entrances that say different things of TLS on one port',
    environment: {
      services: {
        payment: {
          ingress: { ...own, tls: 'end-to-end' },
          internalIngress: { ...internal, host: 'pay.internal.example.com', tls: 'load-balancer' },
        },
      },
    },
    expected: [
      'config/dev.ts services.payment.internalIngress.tls: contradicts ingress.tls, \'end-to-end\', of the same port ("load-balancer") — say the same, or remove one',
    ],
  },
  {
    mistake: 'a service of the name of another one’s internal load balancer',
    environment: joined(internal),
    catalogue: {
      'payment-internal': { port: 8080, calls: [], quota: { cpu: 2, memoryGiB: 4, pods: 8 } },
    },
    expected: [
      'config/dev.ts services.payment.internalIngress: has a security group and access logs of the name of another service ("payment-internal") — rename one of the two services',
    ],
  },
  {
    mistake: 'an entrance without a certificate in an environment without a zone',
    environment: entered({ host: 'pay.example.com' }),
    expected: [
      'config/dev.ts services.payment.ingress.certificateArn: is missing, and the environment has no zone in which the platform would make one — name a certificate, or write the zone of the environment',
    ],
  },
  {
    mistake: 'hosts outside of the zone',
    environment: {
      zone,
      ...entered({ host: 'pay.example.org', aliases: ['example.com', 'otherexample.com', 'example.com.example.org'] }),
    },
    expected: [
      'config/dev.ts services.payment.ingress.host: is not in the zone of the environment, example.com ("pay.example.org") — choose one below example.com, or name a certificate in certificateArn',
      'config/dev.ts services.payment.ingress.aliases[1]: is not in the zone of the environment, example.com ("otherexample.com") — choose one below example.com, or name a certificate in certificateArn',
      'config/dev.ts services.payment.ingress.aliases[2]: is not in the zone of the environment, example.com ("example.com.example.org") — choose one below example.com, or name a certificate in certificateArn',
    ],
  },
  {
    mistake: 'a host that is too long for a certificate',
    environment: { zone, ...entered({ host: `${'a'.repeat(53)}.example.com` }) },
    expected: [
      'config/dev.ts services.payment.ingress.host: is longer than the 64 characters that ACM takes as the first name of a certificate ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example.com") — choose a shorter one, or name a certificate in certificateArn',
    ],
  },
  {
    mistake: 'more names than a load balancer has certificates',
    environment: {
      zone,
      ...entered({
        host: 'pay.example.com',
        aliases: Array.from({ length: 25 }, (_, index) => `p${index}.example.com`),
      }),
    },
    expected: [
      'config/dev.ts services.payment.ingress.aliases: make more certificates, one for each name, than the 25 that a load balancer has at first (26) — name a certificate for all of them in certificateArn, or fewer names',
    ],
  },
  {
    mistake: 'a zone with a dot at its end, and an id with its path',
    environment: { zone: { name: 'example.com.', id: '/hostedzone/Z0123456789ABCDEFGHIJ' } },
    expected: [
      'config/dev.ts zone.name: is not a DNS name ("example.com.") — write example.com',
      'config/dev.ts zone.id: is no id of a zone of Route 53 ("/hostedzone/Z0123456789ABCDEFGHIJ") — write Z0123456789ABCDEFGHIJ',
    ],
  },
  {
    mistake: 'a zone by its name alone',
    environment: { zone: { name: 'example.com' }, ...entered({ host: 'pay.example.com' }) },
    expected: ['config/dev.ts zone.id: is missing — add it, as a string'],
  },
  {
    mistake: 'a zone of another account',
    environment: { zone },
    others: [{ ...staging, zone }],
    expected: [
      'config/staging.ts zone.id: is also config/dev.ts zone, whose environment is in another account ("Z0123456789ABCDEFGHIJ") — delegate a domain to a zone in each account',
    ],
  },
  {
    mistake: 'a certificate of another account beside a zone',
    environment: { zone, ...entered({ host: 'pay.example.com', certificateArn: arn('444455556666') }) },
    expected: [
      'config/dev.ts services.payment.ingress.certificateArn: is not in the account and region of the load balancer ("arn:aws:acm:us-east-1:444455556666:certificate/1") — use one that starts with arn:aws:acm:us-east-1:111122223333:certificate/',
    ],
  },
];
