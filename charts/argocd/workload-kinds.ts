import type { GroupKind } from './rendered-kinds';

/**
 * Of what workloads consist, whoever deploys them. Argo CD also shows only kinds that a project lists, so the ReplicaSets and
 * Pods that a Deployment makes are here too; without them nobody would see why a rollout stands still, or read a log
 * (`getResourceTree` in `controller/appcontroller.go` of Argo CD v3.5.7).
 */
export const workloadKinds: readonly GroupKind[] = [
  { group: '', kind: 'Pod' },
  { group: 'apps', kind: 'Deployment' },
  { group: 'apps', kind: 'ReplicaSet' },
  { group: 'autoscaling', kind: 'HorizontalPodAutoscaler' },
  { group: 'batch', kind: 'CronJob' },
  { group: 'batch', kind: 'Job' },
  { group: 'policy', kind: 'PodDisruptionBudget' },
];
