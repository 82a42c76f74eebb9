import { Construct } from 'constructs';
import { names } from '../../../config/model/names';
import * as kubernetes from '../../../imports/kubernetes.m.crossplane.io';
import * as vpcresources from '../../../imports/vpcresources.k8s.aws';
import type { OwnedProps } from './owned';

const { OBSERVE, CREATE, UPDATE } = kubernetes.ObjectSpecManagementPolicies;

/**
 * Gives every pod of a service the baseline group and the service's own, instead of the cluster's. The ids of groups
 * are known only to AWS, so the object in the workload cluster is made from here, where the groups' status is.
 */
export class PodSecurityGroups extends Construct {
  public constructor(scope: Construct, id: string, { environment, service }: OwnedProps) {
    super(scope, id);
    const name = names(environment);
    const groups = [name.securityGroup('pods'), name.securityGroup(service.name)];

    new kubernetes.KubernetesObject(this, 'policy', {
      metadata: { name: `${service.name}-pod-security-groups` },
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
            metadata: { name: 'pods', namespace: service.namespace },
            spec: { podSelector: {} },
          }),
        },
        // Without Delete it can go although the cluster cannot be reached: the policy goes with the service's
        // namespace, or the cluster.
        managementPolicies: [OBSERVE, CREATE, UPDATE],
        providerConfigRef: { kind: 'ProviderConfig', name: name.cluster },
      },
    });
  }
}
