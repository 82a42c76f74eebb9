import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { Platform } from '../../config/model/environment';
import * as pkg from '../../imports/pkg.crossplane.io';
import { syncAnnotations } from '../argocd/sync-annotations';
import { Runtime } from './runtime';

const name = 'provider-kubernetes';

/**
 * The provider that writes into workload clusters what needs an id from AWS. In addition to what Crossplane gives every
 * provider, it may read security groups, and put a finalizer on those that it copies from.
 */
export class ProviderKubernetes extends Construct {
  public constructor(
    scope: Construct,
    id: string,
    { packageRegistry, versions }: Platform,
    annotations: Record<string, string>,
  ) {
    super(scope, id);
    const namespace = 'crossplane-system';

    new Runtime(this, 'runtime', { name, annotations });
    new k8s.KubeClusterRole(this, 'role', {
      metadata: { name: `${name}-reads-security-groups`, annotations },
      rules: [
        {
          apiGroups: ['ec2.aws.m.upbound.io'],
          resources: ['securitygroups'],
          verbs: ['get', 'list', 'update', 'watch'],
        },
      ],
    });
    new k8s.KubeClusterRoleBinding(this, 'binding', {
      metadata: { name: `${name}-reads-security-groups`, annotations },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: `${name}-reads-security-groups` },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    });
    new pkg.Provider(this, 'provider', {
      metadata: { name: `crossplane-contrib-${name}`, annotations: syncAnnotations({ confirmDeletion: true }) },
      spec: {
        package: `${packageRegistry}/${name}:${versions.providerKubernetes}`,
        runtimeConfigRef: { name },
      },
    });
  }
}
