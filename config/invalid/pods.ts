import type { Invalid } from './invalid';

const ledger = { port: 8080, calls: [], quota: { cpu: 1, memoryGiB: 1, pods: 4 } };
const digest = `sha256:${'9c'.repeat(32)}`;
const night = { schedule: '0 2 * * *', deadlineSeconds: 3600 };
const larger = { ...ledger, quota: { cpu: 2, memoryGiB: 2, pods: 8 } };

/** A catalogue with a service that has these fields too. */
const ledgerWith = (fields: object) => ({ ledger: { ...larger, ...fields } });

/** Mistakes in the ports of a service. */
const ports: readonly Invalid[] = [
  {
    mistake: 'both port and ports',
    catalogue: ledgerWith({ ports: { grpc: 9090 } }),
    expected: ['config/services.ts ledger.port: is written beside ports — write it as one of ports, by name'],
  },
  {
    mistake: 'a port twice',
    catalogue: ledgerWith({ port: undefined, ports: { http: 8080, grpc: 8080 } }),
    expected: ['config/services.ts ledger.ports.grpc: is also http (8080) — give each port a number of its own'],
  },
  {
    mistake: 'a port whose name does not say what is spoken on it',
    catalogue: ledgerWith({ port: undefined, ports: { metrics: 9100 } }),
    expected: [
      'config/services.ts ledger.ports.metrics: does not begin with what is spoken on the port ("metrics") — begin it with http, https, grpc, grpcs or tcp, e.g. http-metrics',
    ],
  },
  {
    mistake: 'a port whose name is none',
    catalogue: ledgerWith({ port: undefined, ports: { HTTP: 8080 } }),
    expected: [
      'config/services.ts ledger.ports.HTTP: has capitals ("HTTP") — use lower-case letters, digits and single inner hyphens, e.g. http',
    ],
  },
  {
    mistake: 'a port whose name is too long for Kubernetes',
    catalogue: ledgerWith({ port: undefined, ports: { 'http-administration': 8080 } }),
    expected: [
      'config/services.ts ledger.ports.http-administration: is longer than 15 characters ("http-administration") — use at most 15 lower-case letters, digits and inner hyphens, and start with a letter',
    ],
  },
  {
    mistake: 'ports without names',
    catalogue: ledgerWith({ port: undefined, ports: [8080, 9090] }),
    expected: ['config/services.ts ledger.ports: is not an object ([8080,9090]) — write an object'],
  },
  {
    mistake: 'a call of a port that is none of several',
    catalogue: ledgerWith({
      port: undefined,
      ports: { http: 8080, grpc: 9090 },
      calls: [{ to: 'ledger', port: 9091 }],
    }),
    expected: [
      'config/services.ts ledger.calls[0]: calls a port on which ledger does not listen (9091) — use 8080 or 9090',
    ],
  },
  {
    mistake: 'a call of a worker',
    catalogue: ledgerWith({ port: undefined, calls: [{ to: 'ledger', port: 8080 }] }),
    expected: [
      'config/services.ts ledger.calls[0]: calls a worker, which has no ports ("ledger") — give it ports, or remove this',
    ],
  },
  {
    mistake: 'an entrance to a worker',
    catalogue: { payment: { ...larger, port: undefined }, 'fraud-detection': larger },
    environment: {
      services: {
        payment: {
          ingress: {
            host: 'payment.example.com',
            certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1',
          },
        },
      },
    },
    expected: [
      'config/dev.ts services.payment.ingress: leads to a worker, which has no ports — give the service ports',
    ],
  },
  {
    mistake: "the kubelet's port among several",
    catalogue: ledgerWith({ port: undefined, ports: { http: 8080, 'http-health': 10250 } }),
    expected: [
      "config/services.ts ledger.ports.http-health: is the port of Fargate's kubelet (10250) — listen on another one",
    ],
  },
];

/** Mistakes in what runs in the pods of a service. */
const containers: readonly Invalid[] = [
  {
    mistake: 'an image by tag',
    catalogue: ledgerWith({ image: 'docker.io/library/nginx:1.29' }),
    expected: [
      'config/services.ts ledger.image: names no digest, so that nobody knows what it will be tomorrow ("docker.io/library/nginx:1.29") — write sha256:… of the image in the repository of the service, or ⟨registry⟩/⟨repository⟩:⟨tag⟩@sha256:…',
    ],
  },
  {
    mistake: 'an image by tag in an environment',
    environment: { services: { payment: { image: 'v1.2.3' } } },
    expected: [
      'config/dev.ts services.payment.image: names no digest, so that nobody knows what it will be tomorrow ("v1.2.3") — write sha256:… of the image in the repository of the service, or ⟨registry⟩/⟨repository⟩:⟨tag⟩@sha256:…',
    ],
  },
  {
    mistake: 'a digest that is too short',
    catalogue: ledgerWith({ image: 'sha256:9c9c' }),
    expected: [
      'config/services.ts ledger.image: is not of the right form ("sha256:9c9c") — write sha256: and 64 hexadecimal digits, for a published image after ⟨registry⟩/⟨repository⟩:⟨tag⟩@',
    ],
  },
  {
    mistake: 'an image without its registry',
    catalogue: ledgerWith({ image: `library/nginx:1.29@${digest}` }),
    expected: [
      `config/services.ts ledger.image: names no registry ("library/nginx:1.29@${digest}") — write it with its host, e.g. docker.io/⟨repository⟩:⟨tag⟩@sha256:…`,
    ],
  },
  {
    mistake: 'a published image without its tag',
    catalogue: ledgerWith({ image: `docker.io/library/nginx@${digest}` }),
    expected: [
      `config/services.ts ledger.image: names no tag, under which it could be mirrored ("docker.io/library/nginx@${digest}") — write the tag that has this digest before the @`,
    ],
  },
  {
    mistake: 'an environment variable with a hyphen',
    catalogue: ledgerWith({ environment: { 'LOG-LEVEL': 'info' } }),
    expected: [
      'config/services.ts ledger.environment.LOG-LEVEL: is no name of an environment variable ("LOG-LEVEL") — use letters, digits and _, and do not start with a digit',
    ],
  },
  {
    mistake: 'an environment variable that EKS sets',
    environment: { services: { payment: { environment: { AWS_ROLE_ARN: 'x' } } } },
    expected: [
      'config/dev.ts services.payment.environment.AWS_ROLE_ARN: begins as the variables do that the platform and EKS set ("AWS_ROLE_ARN") — choose another name',
    ],
  },
  {
    mistake: 'a secret in Git',
    catalogue: ledgerWith({ environment: { DATABASE_PASSWORD: 'hunter2' } }),
    expected: [
      'config/services.ts ledger.environment.DATABASE_PASSWORD: is named as a secret is, but would be in Git ("DATABASE_PASSWORD") — put it into the secret of the service',
    ],
  },
  {
    mistake: 'an environment variable that is a number',
    catalogue: ledgerWith({ environment: { WORKERS: 4 } }),
    expected: ["config/services.ts ledger.environment.WORKERS: is not a string (4) — write it in quotes, '4'"],
  },
  {
    mistake: 'a probe of a port that there is not',
    catalogue: ledgerWith({ port: undefined, ports: { http: 8080, grpc: 9090 }, probes: { port: 'htp' } }),
    expected: ['config/services.ts ledger.probes.port: is no port of the service ("htp") — did you mean http?'],
  },
  {
    mistake: 'a probe of a path without a slash',
    catalogue: ledgerWith({ probes: { ready: 'healthz' } }),
    expected: ['config/services.ts ledger.probes.ready: is no path ("healthz") — start with /, e.g. /healthz'],
  },
  {
    mistake: 'a command that asks a service with ports',
    catalogue: ledgerWith({ probes: { command: ['check'] } }),
    expected: [
      'config/services.ts ledger.probes.command: is not run (["check"]) — remove it: a service with ports is asked on one of them',
    ],
  },
  {
    mistake: 'the user root',
    catalogue: ledgerWith({ user: 0 }),
    expected: ['config/services.ts ledger.user: is too small (0) — use at least 1'],
  },
  {
    mistake: 'more disk than Fargate has',
    catalogue: ledgerWith({ ephemeralStorageGiB: 200 }),
    expected: ['config/services.ts ledger.ephemeralStorageGiB: is too large (200) — use at most 175'],
  },
  {
    mistake: 'a secret as something else',
    catalogue: ledgerWith({ secret: 'env' }),
    expected: ['config/services.ts ledger.secret: is not an allowed value ("env") — use one of environment, files'],
  },
];

/** Mistakes in which version of its secret a service gets. */
const secretVersions: readonly Invalid[] = [
  {
    mistake: 'a version of a secret that is none',
    catalogue: { payment: { ...larger, secret: 'files' }, 'fraud-detection': larger },
    environment: { services: { payment: { secretVersion: 'AWSCURRENT' } } },
    expected: [
      'config/dev.ts services.payment.secretVersion: is no id of a version of a secret ("AWSCURRENT") — write the VersionId that aws secretsmanager put-secret-value prints',
    ],
  },
  {
    mistake: 'a version of a secret that no pod gets',
    environment: { services: { payment: { secretVersion: '7f0c1a52-0d1e-4b6f-9a3c-5e8d2b4c6a10' } } },
    expected: [
      "config/dev.ts services.payment.secretVersion: is of no use: the pods get no secret (\"7f0c1a52-0d1e-4b6f-9a3c-5e8d2b4c6a10\") — give the service secret: 'environment' or 'files', or remove this",
    ],
  },
];

/** Mistakes in how many pods of a service there are, and in its jobs. */
const amounts: readonly Invalid[] = [
  {
    mistake: 'more replicas at least than at most',
    catalogue: ledgerWith({ replicas: { from: 6, to: 2 } }),
    expected: [
      'config/services.ts ledger.replicas: has from above to ({"from":6,"to":2}) — write the fewest as from, and the most as to',
    ],
  },
  {
    mistake: 'a service without replicas that is called',
    catalogue: ledgerWith({ replicas: { count: 0 } }),
    expected: [
      'config/services.ts ledger.replicas: has no pods that would answer on its ports ({"count":0}) — run at least one, or leave port and ports out',
    ],
  },
  {
    mistake: 'a service without replicas and jobs',
    catalogue: ledgerWith({ port: undefined, replicas: { count: 0 } }),
    expected: [
      'config/services.ts ledger.replicas: runs nothing ({"count":0}) — give it a job with a schedule, or at least one replica',
    ],
  },
  {
    mistake: 'an environment that scales a service without replicas by one end',
    catalogue: ledgerWith({ port: undefined, replicas: { count: 0 }, image: digest, jobs: { night } }),
    environment: { services: { ledger: { replicas: { to: 2 } } } },
    expected: [
      'config/dev.ts services.ledger.replicas: has to, and 0 as the fewest ({"from":0,"to":2}) — write the fewest as from',
    ],
  },
  {
    mistake: 'a number of replicas beside their ends',
    catalogue: ledgerWith({ replicas: { count: 2, to: 4 } }),
    expected: [
      'config/services.ts ledger.replicas: has count beside from, to or cpuPercent ({"count":2,"to":4}) — write either count, or from and to',
    ],
  },
  {
    mistake: 'one end of the replicas',
    catalogue: ledgerWith({ replicas: { to: 4 } }),
    expected: ['config/services.ts ledger.replicas: has to without from ({"to":4}) — write both'],
  },
  {
    mistake: 'a share of CPU that scales nothing',
    catalogue: ledgerWith({ replicas: { cpuPercent: 50 } }),
    expected: ['config/services.ts ledger.replicas: has cpuPercent, but no from and to ({"cpuPercent":50}) — add both'],
  },
  {
    mistake: 'an environment with fewer replicas at most than the catalogue has at least',
    catalogue: { payment: { ...larger, replicas: { from: 3, to: 4 } }, 'fraud-detection': larger },
    environment: { services: { payment: { replicas: { to: 2 } } } },
    expected: [
      'config/dev.ts services.payment.replicas: has from above to ({"from":3,"to":2}) — write the fewest as from, and the most as to',
    ],
  },
  {
    mistake: 'a quota without room for an update of the most replicas',
    catalogue: ledgerWith({ replicas: { from: 2, to: 8 } }),
    expected: [
      'config/services.ts ledger.quota: has no room for a rolling update of ledger, which takes 4 beside its 8 replicas until old ones have ended ({"cpu":2,"memoryGiB":2,"pods":8}) — use at least cpu 3, memoryGiB 3 and pods 12, or fewer replicas',
    ],
  },
  {
    mistake: 'a quota without room for a job beside an update',
    catalogue: { ledger: { ...ledger, jobs: { 'end-of-day': night } } },
    expected: [
      'config/services.ts ledger.quota: has no room for a rolling update of ledger, which takes 2 beside its 2 replicas and 1 job until old ones have ended ({"cpu":1,"memoryGiB":1,"pods":4}) — use at least cpu 1.25, memoryGiB 1.25 and pods 5, or fewer replicas',
    ],
  },
  {
    mistake: 'a job between two sizes of Fargate',
    catalogue: ledgerWith({ jobs: { 'end-of-day': { ...night, cpu: 1, memoryMiB: 1024 } } }),
    expected: [
      'config/services.ts ledger.jobs.end-of-day: is less than the 1 vCPU and 2 GiB that Fargate bills for it ({"cpu":1,"memoryMiB":1024}) — use cpu 1 and memoryMiB 1792',
    ],
  },
  {
    mistake: 'a schedule that is none',
    catalogue: ledgerWith({ jobs: { 'end-of-day': { ...night, schedule: 'every night' } } }),
    expected: [
      'config/services.ts ledger.jobs.end-of-day.schedule: is not five fields with a space between them ("every night") — write minute, hour, day of the month, month and day of the week, e.g. \'0 2 * * *\' for 2:00 each day',
    ],
  },
  {
    mistake: 'a schedule at an hour that there is not',
    catalogue: ledgerWith({ jobs: { 'end-of-day': { ...night, schedule: '0 24 * * *' } } }),
    expected: [
      'config/services.ts ledger.jobs.end-of-day.schedule: has hour 24, outside of 0 to 23 ("0 24 * * *") — write minute, hour, day of the month, month and day of the week, e.g. \'0 2 * * *\' for 2:00 each day',
    ],
  },
  {
    mistake: 'a schedule on a day that never comes',
    catalogue: ledgerWith({ jobs: { 'end-of-day': { ...night, schedule: '0 2 30 2 *' } } }),
    expected: [
      'config/services.ts ledger.jobs.end-of-day.schedule: is on a day that its months do not have ("0 2 30 2 *") — write minute, hour, day of the month, month and day of the week, e.g. \'0 2 * * *\' for 2:00 each day',
    ],
  },
  {
    mistake: 'a time zone that does not exist',
    catalogue: ledgerWith({ jobs: { 'end-of-day': { ...night, timeZone: 'Europe/Bern' } } }),
    expected: [
      'config/services.ts ledger.jobs.end-of-day.timeZone: is no time zone that Kubernetes knows ("Europe/Bern") — write its IANA name, e.g. Europe/Zurich',
    ],
  },
  {
    mistake: 'a time zone in other letters',
    catalogue: ledgerWith({ jobs: { 'end-of-day': { ...night, timeZone: 'europe/zurich' } } }),
    expected: [
      'config/services.ts ledger.jobs.end-of-day.timeZone: is no time zone that Kubernetes knows ("europe/zurich") — write Europe/Zurich',
    ],
  },
  {
    mistake: 'an offset as a time zone',
    catalogue: ledgerWith({ jobs: { 'end-of-day': { ...night, timeZone: '+01:00' } } }),
    expected: [
      'config/services.ts ledger.jobs.end-of-day.timeZone: is no time zone that Kubernetes knows ("+01:00") — write its IANA name, e.g. Europe/Zurich',
    ],
  },
  {
    mistake: 'a job that never starts',
    catalogue: ledgerWith({ jobs: { 'end-of-day': { deadlineSeconds: 60 } } }),
    expected: [
      "config/services.ts ledger.jobs.end-of-day: never starts — add a schedule, or runs: 'before-each-rollout'",
    ],
  },
  {
    mistake: 'a job that starts in two ways',
    catalogue: ledgerWith({ jobs: { 'end-of-day': { ...night, runs: 'before-each-rollout' } } }),
    expected: [
      'config/services.ts ledger.jobs.end-of-day: has both a schedule and runs ({"schedule":"0 2 * * *","runs":"before-each-rollout"}) — make two jobs of it',
    ],
  },
  {
    mistake: 'a job without an end',
    catalogue: ledgerWith({ jobs: { 'end-of-day': { schedule: '0 2 * * *' } } }),
    expected: ['config/services.ts ledger.jobs.end-of-day.deadlineSeconds: is missing — add it, as a number'],
  },
  {
    mistake: 'a job with the name of its service',
    catalogue: ledgerWith({ jobs: { ledger: night } }),
    expected: ['config/services.ts ledger.jobs.ledger: has the name of the service ("ledger") — say what it does'],
  },
];

/** Mistakes in what services run. */
export const invalidPods: readonly Invalid[] = [...ports, ...containers, ...secretVersions, ...amounts];
