import type { Invalid } from './invalid';

const ledger = { port: 8080, calls: [], quota: { cpu: 1, memoryGiB: 1, pods: 3 } };

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
      'config/services.ts ledger.quota: admits no rolling update of ledger, which takes 1 beside its 2 replicas ({"cpu":1,"memoryGiB":1,"pods":2}) — use at least cpu 0.75, memoryGiB 0.75 and pods 3, or fewer replicas',
    ],
  },
  {
    mistake: 'a quota without CPU for a rolling update of the replicas',
    catalogue: {
      ledger: {
        ...ledger,
        replicas: { count: 5, cpu: 0.5, memoryMiB: 768 },
        quota: { cpu: 3, memoryGiB: 6, pods: 8 },
      },
    },
    expected: [
      'config/services.ts ledger.quota: admits no rolling update of ledger, which takes 2 beside its 5 replicas ({"cpu":3,"memoryGiB":6,"pods":8}) — use at least cpu 3.5, memoryGiB 5.25 and pods 7, or fewer or smaller replicas',
    ],
  },
  {
    mistake: 'a quota without memory for a rolling update of the replicas',
    catalogue: {
      ledger: { ...ledger, replicas: { cpu: 0.25, memoryMiB: 768 }, quota: { cpu: 1, memoryGiB: 2, pods: 4 } },
    },
    expected: [
      'config/services.ts ledger.quota: admits no rolling update of ledger, which takes 1 beside its 2 replicas ({"cpu":1,"memoryGiB":2,"pods":4}) — use at least cpu 0.75, memoryGiB 2.25 and pods 3, or fewer or smaller replicas',
    ],
  },
  {
    mistake: 'an environment with more replicas than the quota of the catalogue updates',
    environment: { services: { payment: { replicas: { count: 7 } } } },
    expected: [
      'config/dev.ts services.payment.quota: admits no rolling update of payment, which takes 2 beside its 7 replicas ({"cpu":2,"memoryGiB":4,"pods":8}) — use at least cpu 2.25, memoryGiB 2.25 and pods 9, or fewer replicas',
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
      'config/services.ts ledger.replicas: is more than Fargate has for one pod ({"cpu":17,"memoryMiB":256}) — ask for less',
    ],
  },
  {
    mistake: 'no replicas at all',
    catalogue: { ledger: { ...ledger, replicas: { count: 0 } } },
    expected: ['config/services.ts ledger.replicas.count: is too small (0) — use more than 0'],
  },
];
