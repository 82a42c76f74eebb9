import type { Invalid } from './invalid';

const ledger = { port: 8080, calls: [], quota: { cpu: 1, memoryGiB: 1, pods: 4 } };

/** Mistakes in what services run and may use. */
export const invalidQuotas: readonly Invalid[] = [
  {
    mistake: 'a quota smaller than one default container',
    catalogue: { ledger: { ...ledger, quota: { cpu: 0.2, memoryGiB: 0.125, pods: 2 } } },
    expected: [
      'config/services.ts ledger.quota.cpu: does not hold one default container of ledger (0.2) — use at least 0.25',
      'config/services.ts ledger.quota.memoryGiB: does not hold one default container of ledger (0.125) — use at least 0.25',
    ],
  },
  {
    mistake: 'a quota that no number of pods fits',
    catalogue: { ledger: { ...ledger, quota: { cpu: 1, memoryGiB: 4, pods: 8 } } },
    expected: [
      'config/services.ts ledger.quota.pods: allows more pods than its CPU and memory hold, 4 of the smallest (8) — use 4 or fewer, or raise cpu and memoryGiB',
    ],
  },
  {
    mistake: 'a quota without room for the pod that a rolling update adds',
    catalogue: { ledger: { ...ledger, quota: { cpu: 1, memoryGiB: 1, pods: 2 } } },
    expected: [
      'config/services.ts ledger.quota: has no room for a rolling update of ledger, which takes 2 beside its 2 replicas until old ones have ended ({"cpu":1,"memoryGiB":1,"pods":2}) — use at least cpu 1, memoryGiB 1 and pods 4, or fewer replicas',
    ],
  },
  {
    mistake: 'a quota without room for pods that take long to end',
    catalogue: {
      ledger: {
        ...ledger,
        gracePeriodSeconds: 90,
        replicas: { count: 8 },
        quota: { cpu: 3, memoryGiB: 3, pods: 12 },
      },
    },
    expected: [
      'config/services.ts ledger.quota: has no room for a rolling update of ledger, which takes 6 beside its 8 replicas until old ones have ended ({"cpu":3,"memoryGiB":3,"pods":12}) — use at least cpu 3.5, memoryGiB 3.5 and pods 14, or fewer replicas',
    ],
  },
  {
    mistake: 'a quota without CPU for a rolling update of the replicas',
    catalogue: {
      ledger: {
        ...ledger,
        replicas: { count: 5, cpu: 0.5, memoryMiB: 768 },
        quota: { cpu: 4, memoryGiB: 8, pods: 10 },
      },
    },
    expected: [
      'config/services.ts ledger.quota: has no room for a rolling update of ledger, which takes 4 beside its 5 replicas until old ones have ended ({"cpu":4,"memoryGiB":8,"pods":10}) — use at least cpu 4.5, memoryGiB 6.75 and pods 9, or fewer or smaller replicas',
    ],
  },
  {
    mistake: 'a quota without memory for a rolling update of the replicas',
    catalogue: {
      ledger: { ...ledger, replicas: { cpu: 0.25, memoryMiB: 768 }, quota: { cpu: 1, memoryGiB: 2, pods: 4 } },
    },
    expected: [
      'config/services.ts ledger.quota: has no room for a rolling update of ledger, which takes 2 beside its 2 replicas until old ones have ended ({"cpu":1,"memoryGiB":2,"pods":4}) — use at least cpu 1, memoryGiB 3 and pods 4, or fewer or smaller replicas',
    ],
  },
  {
    mistake: 'an environment with more replicas than the quota of the catalogue updates',
    environment: { services: { payment: { replicas: { count: 7 } } } },
    expected: [
      'config/dev.ts services.payment.quota: has no room for a rolling update of payment, which takes 4 beside its 7 replicas until old ones have ended ({"cpu":2,"memoryGiB":4,"pods":8}) — use at least cpu 2.75, memoryGiB 2.75 and pods 11, or fewer replicas',
    ],
  },
  {
    mistake: 'replicas between two sizes of Fargate',
    catalogue: { ledger: { ...ledger, replicas: { cpu: 0.3, memoryMiB: 512 } } },
    expected: [
      'config/services.ts ledger.replicas: is less than the 0.5 vCPU and 1 GiB that Fargate bills for it ({"cpu":0.3,"memoryMiB":512}) — use cpu 0.5 and memoryMiB 768',
    ],
  },
  {
    mistake: 'replicas that no size of Fargate holds',
    catalogue: { ledger: { ...ledger, replicas: { count: 1, cpu: 17 } } },
    expected: [
      'config/services.ts ledger.replicas: is more than Fargate has for one pod, 16 vCPU and 120 GiB ({"cpu":17,"memoryMiB":256}) — ask for less: cpu is in vCPU, memoryMiB in MiB',
    ],
  },
  {
    mistake: 'a negative number of replicas',
    catalogue: { ledger: { ...ledger, replicas: { count: -1 } } },
    expected: ['config/services.ts ledger.replicas.count: is too small (-1) — use at least 0'],
  },
  {
    mistake: 'a quota in millicores',
    catalogue: { ledger: { ...ledger, quota: { cpu: 2000, memoryGiB: 4, pods: 8 } } },
    expected: [
      'config/services.ts ledger.quota.cpu: is more than its 8 pods can have, at most 16 vCPU and 120 GiB each (2000) — write vCPUs, not millicores: 0.25 is 250m',
    ],
  },
  {
    mistake: 'a quota in MiB',
    catalogue: { ledger: { ...ledger, quota: { cpu: 2, memoryGiB: 4096, pods: 8 } } },
    expected: [
      'config/services.ts ledger.quota.memoryGiB: is more than its 8 pods can have, at most 16 vCPU and 120 GiB each (4096) — write GiB, not MiB: 0.5 is 512Mi',
    ],
  },
  {
    mistake: 'an override of a quota in millicores',
    environment: { services: { payment: { quota: { cpu: 2000 } } } },
    expected: [
      'config/dev.ts services.payment.quota.cpu: is more than its 8 pods can have, at most 16 vCPU and 120 GiB each (2000) — write vCPUs, not millicores: 0.25 is 250m',
    ],
  },
  {
    mistake: 'more pods than the subnets have addresses',
    catalogue: { ledger: { ...ledger, quota: { cpu: 40_000, memoryGiB: 40_000, pods: 150_000 } } },
    expected: [
      'config/dev.ts subnets: have 753 addresses, fewer than the pods that the platform and the quotas of its services allow (150033) — lower quota.pods of services, or write larger private subnets',
    ],
  },
  {
    mistake: 'a billion pods',
    catalogue: { ledger: { ...ledger, quota: { cpu: 1e9, memoryGiB: 1e9, pods: 1e9 } } },
    expected: [
      'config/dev.ts subnets: have 753 addresses, fewer than the pods that the platform and the quotas of its services allow (1000000033) — lower quota.pods of services, or write larger private subnets',
    ],
  },
  {
    mistake: 'more pods than subnets of its own have addresses',
    environment: {
      subnets: {
        public: ['10.0.0.0/27', '10.0.0.32/27', '10.0.0.64/27'],
        private: ['10.0.1.0/26', '10.0.1.64/26', '10.0.1.128/26'],
      },
      services: { payment: { quota: { cpu: 50, memoryGiB: 50, pods: 200 } } },
    },
    expected: [
      'config/dev.ts subnets.private: have 177 addresses, fewer than the pods that the platform and the quotas of its services allow (225) — lower quota.pods of services, or write larger private subnets',
    ],
  },
  {
    mistake: 'replicas in millicores',
    catalogue: { ledger: { ...ledger, replicas: { cpu: 250 } } },
    expected: [
      'config/services.ts ledger.replicas: is more than Fargate has for one pod, 16 vCPU and 120 GiB ({"cpu":250,"memoryMiB":256}) — ask for less: cpu is in vCPU, memoryMiB in MiB',
    ],
  },
  {
    mistake: 'replicas in GiB',
    catalogue: { ledger: { ...ledger, replicas: { memoryMiB: 2 } } },
    expected: [
      'config/services.ts ledger.replicas: is less than the 0.25 vCPU and 0.5 GiB that Fargate bills for it ({"cpu":0.25,"memoryMiB":2}) — use cpu 0.25 and memoryMiB 256',
    ],
  },
  {
    mistake: 'half a pod',
    catalogue: { ledger: { ...ledger, quota: { ...ledger.quota, pods: 1.5 } } },
    expected: ['config/services.ts ledger.quota.pods: is not a whole number (1.5) — write a whole number'],
  },
  {
    mistake: 'no CPU',
    catalogue: { ledger: { ...ledger, quota: { ...ledger.quota, cpu: 0 } } },
    expected: ['config/services.ts ledger.quota.cpu: is too small (0) — use more than 0'],
  },
  {
    mistake: 'negative memory',
    catalogue: { ledger: { ...ledger, quota: { ...ledger.quota, memoryGiB: -1 } } },
    expected: ['config/services.ts ledger.quota.memoryGiB: is too small (-1) — use more than 0'],
  },
  {
    mistake: 'a quota that is not a number',
    catalogue: { ledger: { ...ledger, quota: { ...ledger.quota, cpu: Number.NaN } } },
    expected: ['config/services.ts ledger.quota.cpu: is not a number (NaN) — write a number'],
  },
  {
    mistake: 'a quota as Kubernetes writes it',
    catalogue: { ledger: { ...ledger, quota: { cpu: '500m', memoryGiB: '1Gi', pods: 3 } } },
    expected: [
      'config/services.ts ledger.quota.cpu: is not a number ("500m") — write a number',
      'config/services.ts ledger.quota.memoryGiB: is not a number ("1Gi") — write a number',
    ],
  },
  {
    mistake: 'memory under its Kubernetes name',
    catalogue: { ledger: { ...ledger, quota: { cpu: 1, memory: 1, pods: 3 } } },
    expected: ['config/services.ts ledger.quota.memory: is not a field (1) — did you mean memoryGiB?'],
  },
  {
    mistake: 'a misspelt number of replicas',
    catalogue: { ledger: { ...ledger, replicas: { cuont: 2 } } },
    expected: ['config/services.ts ledger.replicas.cuont: is not a field (2) — did you mean count?'],
  },
  {
    mistake: 'memory in parts of a MiB',
    catalogue: { ledger: { ...ledger, quota: { cpu: 2, memoryGiB: 4.3, pods: 8 } } },
    expected: ['config/services.ts ledger.quota.memoryGiB: is not in whole MiB (4.3) — use 4.5'],
  },
  {
    mistake: 'CPU in parts of a millicore',
    catalogue: { ledger: { ...ledger, quota: { cpu: 2.0001, memoryGiB: 4, pods: 8 } } },
    expected: ['config/services.ts ledger.quota.cpu: is not in whole millicores (2.0001) — use 2.25'],
  },
  {
    mistake: 'an override of memory in parts of a MiB',
    environment: { services: { payment: { quota: { memoryGiB: 4.1 } } } },
    expected: ['config/dev.ts services.payment.quota.memoryGiB: is not in whole MiB (4.1) — use 4.25'],
  },
];
