import { Construct } from 'constructs';
import type { Service } from '../../../config/model/service';
import { AdmissionPolicy, groupsAnnotation } from '../admission-policy';

/** Before the namespace itself: a policy says nothing about the pods that exist before it does. */
const wave = -1;

/**
 * Refuses pods of a service's namespace that no SecurityGroupPolicy selects. A pod gets its groups once, so one that
 * started before its policy would keep the cluster's own group, whose members all reach each other. A refused pod's
 * ReplicaSet tries again.
 */
export class PodGroupGuard extends Construct {
  public constructor(scope: Construct, id: string, { name, namespace }: Pick<Service, 'name' | 'namespace'>) {
    super(scope, id);
    new AdmissionPolicy(this, 'guard', {
      name: `pods-have-security-groups-${name}`,
      namespaces: [namespace],
      wave,
      rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
      validations: [
        {
          // When this is evaluated, mutating webhooks have run, EKS's among them.
          expression: `has(object.metadata.annotations) && object.metadata.annotations.exists(key, key == '${groupsAnnotation}' && object.metadata.annotations[key] != '')`,
          message: `no SecurityGroupPolicy gives this pod its groups (annotation ${groupsAnnotation}) — wait for the policy, then restart the rollout`,
        },
      ],
    });
  }
}
