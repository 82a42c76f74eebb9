import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { securityGroupPolicyName } from '../aws/pod-security-groups';

/** An object in a namespace of the workload cluster that Crossplane writes, or only looks at. */
export interface CrossplaneObject {
  /** API group, '' for the core group. */
  readonly group: string;
  /** Plural of the kind, for example `configmaps`. */
  readonly resource: string;
  readonly name: string;
  /** @default - it is written, and goes with its namespace */
  readonly use?: 'looked at' | 'written and deleted';
}

/** What the provider does: it reads and applies on the server's side (`object.go` and `syncer.go` of provider-kubernetes v1.2.1). */
const applying = ['create', 'get', 'patch'];

/** The same for other uses. Looking takes a dry run of applying, which the API server allows to whoever may apply. */
const verbs = { 'looked at': ['get', 'patch'], 'written and deleted': ['create', 'delete', 'get', 'patch'] } as const;

/**
 * Lets Crossplane's group, which its access entry gives it, use these objects of a namespace, and no other. RBAC
 * knows the name even of one that does not exist yet, since what is applied has a name (`patch.go` of Kubernetes' API server).
 */
export class CrossplaneRights extends Construct {
  /**
   * @param namespace of the objects. @default - that of the chart
   */
  public constructor(scope: Construct, id: string, objects: readonly CrossplaneObject[], namespace?: string) {
    super(scope, id);
    const metadata = { name: 'crossplane', ...(namespace !== undefined && { namespace }) };
    new k8s.KubeRole(this, 'role', {
      metadata,
      rules: objects.map(({ group, resource, name, use }) => ({
        apiGroups: [group],
        resources: [resource],
        resourceNames: [name],
        verbs: use === undefined ? applying : [...verbs[use]],
      })),
    });
    new k8s.KubeRoleBinding(this, 'binding', {
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: metadata.name },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'crossplane' }],
    });
  }
}

/** What gives the pods of a namespace their security groups. */
export const securityGroupPolicy: CrossplaneObject = {
  group: 'vpcresources.k8s.aws',
  resource: 'securitygrouppolicies',
  name: securityGroupPolicyName,
};
