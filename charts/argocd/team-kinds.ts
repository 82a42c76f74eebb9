import { type GroupKind, sortedOnce } from './rendered-kinds';
import { workloadKinds } from './workload-kinds';

/**
 * What a team's repository may bring into the namespace of its service: workloads, and what they read and are reached by.
 *
 * docs/decisions/0026 says of each kind that is not here why.
 */
export const teamKinds: readonly GroupKind[] = sortedOnce([
  ...workloadKinds,
  { group: '', kind: 'ConfigMap' },
  { group: '', kind: 'Service' },
]);
