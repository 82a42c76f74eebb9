import type { GroupKind } from './rendered-kinds';

/**
 * What a team's repository may bring into the namespace of its service: workloads, and what they read, are reached by and
 * are scaled by. Argo CD also shows only kinds that a project lists, so the ReplicaSets and Pods that a Deployment makes are
 * here too; without them nobody would see why a rollout stands still, or read a log (`getResourceTree` in
 * `controller/appcontroller.go` of Argo CD v3.5.7).
 *
 * docs/decisions/0026 says of each kind that is not here why.
 */
export const teamKinds: readonly GroupKind[] = [
  { group: '', kind: 'ConfigMap' },
  { group: '', kind: 'Pod' },
  { group: '', kind: 'Service' },
  { group: 'apps', kind: 'Deployment' },
  { group: 'apps', kind: 'ReplicaSet' },
  { group: 'autoscaling', kind: 'HorizontalPodAutoscaler' },
  { group: 'batch', kind: 'CronJob' },
  { group: 'batch', kind: 'Job' },
  { group: 'policy', kind: 'PodDisruptionBudget' },
];
