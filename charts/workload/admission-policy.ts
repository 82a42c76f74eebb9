import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { syncAnnotations } from '../argocd/sync-annotations';

// Stable in Kubernetes since 1.30. The typed kinds are of an earlier version, which knows only the beta, with the same
// fields.
const apiVersion = 'admissionregistration.k8s.io/v1';

/** Where EKS writes a Fargate pod's groups while the pod is admitted. Source: aws/amazon-vpc-resource-controller-k8s. */
export const groupsAnnotation = 'fargate.amazonaws.com/pod-sg';

/** What is refused in which namespaces. */
export interface AdmissionPolicyProps {
  /** Name of the policy and of its binding. */
  readonly name: string;
  /** Namespaces in which it holds; at least one, since Kubernetes takes no rule about namespaces that names none. */
  readonly namespaces: readonly string[];
  /** When it comes within its unit. @default - with what has no wave */
  readonly wave?: number;
  readonly rules: k8s.NamedRuleWithOperationsV1Beta1[];
  /** What must hold, in CEL, and what is said where it does not. */
  readonly validations: readonly { readonly expression: string; readonly message: string }[];
}

/** A rule of the API server's own about what is written into the namespaces of services, enforced even while it cannot be evaluated. */
export class AdmissionPolicy extends Construct {
  public constructor(scope: Construct, id: string, props: AdmissionPolicyProps) {
    super(scope, id);
    const { name, namespaces, wave, rules, validations } = props;
    const policy: k8s.ValidatingAdmissionPolicySpecV1Beta1 = {
      failurePolicy: 'Fail',
      matchConstraints: {
        namespaceSelector: {
          matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: [...namespaces] }],
        },
        resourceRules: rules,
      },
      validations: validations.map((validation) => ({ ...validation, reason: 'Forbidden' })),
    };
    const binding: k8s.ValidatingAdmissionPolicyBindingSpecV1Beta1 = { policyName: name, validationActions: ['Deny'] };
    const metadata = { name, ...(wave !== undefined && { annotations: syncAnnotations({ wave }) }) };
    const objects = [
      new ApiObject(this, 'policy', { apiVersion, kind: 'ValidatingAdmissionPolicy', metadata, spec: policy }),
      new ApiObject(this, 'binding', { apiVersion, kind: 'ValidatingAdmissionPolicyBinding', metadata, spec: binding }),
    ];
    // A chart gives its namespace to everything in it, and these have none.
    if (Chart.of(this).namespace === undefined) return;
    for (const object of objects) object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  }
}
