import { ApiObject } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { Environment } from '../../../config/model/environment';
import { egressProxy, proxied } from '../../../config/model/reaches/egress-proxy';

/** Where EKS writes a Fargate pod's groups while the pod is admitted. Source: aws/amazon-vpc-resource-controller-k8s. */
const annotation = 'fargate.amazonaws.com/pod-sg';

// Stable in Kubernetes since 1.30. The typed kinds are of an earlier version, which knows only the beta, with the same
// fields.
const apiVersion = 'admissionregistration.k8s.io/v1';

/**
 * Refuses pods of the services' namespaces, and of the proxy's, that no SecurityGroupPolicy selects. A pod gets its groups once, so one that
 * started before its policy would keep the cluster's own group, whose members all reach each other. A refused pod's
 * ReplicaSet tries again.
 */
export class PodGroupGuard extends Construct {
  public constructor(scope: Construct, id: string, { services }: Environment) {
    super(scope, id);
    const name = 'pods-have-security-groups';
    const policy: k8s.ValidatingAdmissionPolicySpecV1Beta1 = {
      failurePolicy: 'Fail',
      matchConstraints: {
        namespaceSelector: {
          matchExpressions: [
            {
              key: 'kubernetes.io/metadata.name',
              operator: 'In',
              values: [
                ...services.map(({ namespace }) => namespace),
                ...(proxied(services).length > 0 ? [egressProxy] : []),
              ],
            },
          ],
        },
        resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
      },
      validations: [
        {
          // When this is evaluated, mutating webhooks have run, EKS's among them.
          expression: `has(object.metadata.annotations) && object.metadata.annotations.exists(key, key == '${annotation}' && object.metadata.annotations[key] != '')`,
          message: `no SecurityGroupPolicy gives this pod its groups (annotation ${annotation}) — wait for the policy, then restart the rollout`,
          reason: 'Forbidden',
        },
      ],
    };
    const binding: k8s.ValidatingAdmissionPolicyBindingSpecV1Beta1 = { policyName: name, validationActions: ['Deny'] };
    new ApiObject(this, 'policy', {
      apiVersion,
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name },
      spec: policy,
    });
    new ApiObject(this, 'binding', {
      apiVersion,
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name },
      spec: binding,
    });
  }
}
