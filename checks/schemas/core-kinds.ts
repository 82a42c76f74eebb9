import type { KindSchema } from '../../objects/imported-schemas';
import { clusterRole } from './core-kinds/cluster-role';
import { clusterRoleBinding } from './core-kinds/cluster-role-binding';
import { configMap } from './core-kinds/config-map';
import { ingress } from './core-kinds/ingress';
import { limitRange } from './core-kinds/limit-range';
import { namespace } from './core-kinds/namespace';
import { networkPolicy } from './core-kinds/network-policy';
import { podDisruptionBudget } from './core-kinds/pod-disruption-budget';
import { resourceQuota } from './core-kinds/resource-quota';
import { secret } from './core-kinds/secret';
import { service } from './core-kinds/service';
import { serviceAccount } from './core-kinds/service-account';
import { validatingAdmissionPolicy } from './core-kinds/validating-admission-policy';
import { validatingAdmissionPolicyBinding } from './core-kinds/validating-admission-policy-binding';

/**
 * Structural schemas of the kinds that are built into Kubernetes, which have no CRD to import: only the fields that a
 * manifest may set, so anything else is an unknown field.
 */
export const coreKinds: readonly KindSchema[] = [
  clusterRole,
  clusterRoleBinding,
  configMap,
  ingress,
  limitRange,
  namespace,
  networkPolicy,
  podDisruptionBudget,
  resourceQuota,
  secret,
  service,
  serviceAccount,
  validatingAdmissionPolicy,
  validatingAdmissionPolicyBinding,
];
