import { Construct } from 'constructs';
import type { Environment } from '../../config/model/environment';
import { names } from '../../config/model/names';
import * as kubernetes from '../../imports/kubernetes.m.crossplane.io';
import * as vpcresources from '../../imports/vpcresources.k8s.aws';
import { syncAnnotations } from '../argocd/sync-annotations';

const { OBSERVE, CREATE, UPDATE } = kubernetes.ObjectSpecManagementPolicies;

/** The name of the SecurityGroupPolicy in each namespace. */
export const securityGroupPolicyName = 'pods';

/** Whose pods get which group. */
interface PodSecurityGroupsProps {
  readonly environment: Environment;
  /** The service, or the proxy: the role of its group. */
  readonly role: string;
  readonly namespace: string;
  /** Argo CD sync wave within the unit. @default 0 */
  readonly wave?: number;
}

/**
 * Gives every pod of a namespace the baseline group and that of its role, instead of the cluster's. The ids of groups
 * are known only to AWS, so the object in the workload cluster is made from here, where the groups' status is.
 */
export class PodSecurityGroups extends Construct {
  public constructor(scope: Construct, id: string, props: PodSecurityGroupsProps) {
    super(scope, id);
    const { environment, role, namespace, wave } = props;
    const name = names(environment);
    const groups = [name.securityGroup('pods'), name.securityGroup(role)];

    new kubernetes.KubernetesObject(this, 'policy', {
      metadata: {
        name: `${role}-pod-security-groups`,
        ...(wave !== undefined && { annotations: syncAnnotations({ wave }) }),
      },
      spec: {
        references: groups.map((group, index) => ({
          patchesFrom: {
            apiVersion: 'ec2.aws.m.upbound.io/v1beta1',
            kind: 'SecurityGroup',
            name: group,
            namespace: environment.name,
            fieldPath: 'status.atProvider.id',
          },
          toFieldPath: `spec.securityGroups.groupIds[${index}]`,
        })),
        forProvider: {
          manifest: vpcresources.SecurityGroupPolicy.manifest({
            metadata: { name: securityGroupPolicyName, namespace },
            spec: { podSelector: {} },
          }),
        },
        // Without Delete it can go although the cluster cannot be reached: the policy goes with its
        // namespace, or the cluster.
        managementPolicies: [OBSERVE, CREATE, UPDATE],
        providerConfigRef: { kind: 'ProviderConfig', name: name.cluster },
      },
    });
  }
}
