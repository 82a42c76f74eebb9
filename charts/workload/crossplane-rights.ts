import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { securityGroupPolicyName } from '../aws/pod-security-groups';

/** An object that Crossplane writes into a namespace of the workload cluster. */
export interface WrittenObject {
  /** API group, '' for the core group. */
  readonly group: string;
  /** Plural of the kind, for example `configmaps`. */
  readonly resource: string;
  readonly name: string;
  /** Whether it goes when what writes it goes. @default - it goes with its namespace */
  readonly isDeleted?: boolean;
}

/** What the provider does: it reads and applies on the server's side (`object.go` and `syncer.go` of provider-kubernetes v1.2.1). */
const applying = ['create', 'get', 'patch'];

/**
 * Lets Crossplane's group, which its access entry gives it, write these objects of the chart's namespace, and no other. RBAC
 * knows the name even of one that does not exist yet, since what is applied has a name (`patch.go` of Kubernetes' API server).
 */
export class CrossplaneRights extends Construct {
  public constructor(scope: Construct, id: string, written: readonly WrittenObject[]) {
    super(scope, id);
    const name = 'crossplane';
    new k8s.KubeRole(this, 'role', {
      metadata: { name },
      rules: written.map(({ group, resource, name: object, isDeleted = false }) => ({
        apiGroups: [group],
        resources: [resource],
        resourceNames: [object],
        verbs: isDeleted ? [...applying, 'delete'].sort() : applying,
      })),
    });
    new k8s.KubeRoleBinding(this, 'binding', {
      metadata: { name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'crossplane' }],
    });
  }
}

/** What gives the pods of a namespace their security groups. */
export const securityGroupPolicy: WrittenObject = {
  group: 'vpcresources.k8s.aws',
  resource: 'securitygrouppolicies',
  name: securityGroupPolicyName,
};
