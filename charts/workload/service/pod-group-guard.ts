import { ApiObject, JsonPatch } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { Service } from '../../../config/model/service';
import { syncAnnotations } from '../../argocd/sync-annotations';

/** Where EKS writes a Fargate pod's groups while the pod is admitted. Source: aws/amazon-vpc-resource-controller-k8s. */
const annotation = 'fargate.amazonaws.com/pod-sg';

// Stable in Kubernetes since 1.30. The typed kinds are of an earlier version, which knows only the beta, with the same
// fields.
const apiVersion = 'admissionregistration.k8s.io/v1';

/** Before the namespace itself: a policy says nothing about the pods that exist before it does. */
const wave = -1;

/**
 * Refuses pods of a service's namespace that no SecurityGroupPolicy selects. A pod gets its groups once, so one that
 * started before its policy would keep the cluster's own group, whose members all reach each other. A refused pod's
 * ReplicaSet tries again.
 */
export class PodGroupGuard extends Construct {
  public constructor(scope: Construct, id: string, { name: service, namespace }: Pick<Service, 'name' | 'namespace'>) {
    super(scope, id);
    const metadata = { name: `pods-have-security-groups-${service}`, annotations: syncAnnotations({ wave }) };
    const policy: k8s.ValidatingAdmissionPolicySpecV1Beta1 = {
      failurePolicy: 'Fail',
      matchConstraints: {
        namespaceSelector: {
          matchExpressions: [
            {
              key: 'kubernetes.io/metadata.name',
              operator: 'In',
              values: [namespace],
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
    const binding: k8s.ValidatingAdmissionPolicyBindingSpecV1Beta1 = {
      policyName: metadata.name,
      validationActions: ['Deny'],
    };
    const objects = [
      new ApiObject(this, 'policy', { apiVersion, kind: 'ValidatingAdmissionPolicy', metadata, spec: policy }),
      new ApiObject(this, 'binding', { apiVersion, kind: 'ValidatingAdmissionPolicyBinding', metadata, spec: binding }),
    ];
    // The chart gives its namespace to everything in it.
    for (const object of objects) object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  }
}
