import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { entrancesOf } from '../../../config/model/entrance';
import type { Environment } from '../../../config/model/environment';
import { logRouting } from '../../../config/model/log-routing';
import { podSecurity } from '../pod-security';

/** What the workload cluster has once for all services: where logs go, and who gives pods their security groups. */
export class ClusterWorkloadChart extends Chart {
  public constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    this.logging(environment);
    const namespaces = new Set(environment.platform.controllers.map(({ namespace }) => namespace));
    for (const name of [...namespaces].filter((namespace) => namespace !== 'kube-system')) {
      new k8s.KubeNamespace(this, `${name}-namespace`, {
        metadata: { name, labels: podSecurity('restricted', environment.kubernetesVersion) },
      });
    }
    this.securityGroupPolicies(environment);
  }

  /** Fargate reads this one ConfigMap, under this name, and only in a namespace with this label. */
  private logging(environment: Environment): void {
    const namespace = 'aws-observability';
    new k8s.KubeNamespace(this, 'logging-namespace', {
      metadata: { name: namespace, labels: { 'aws-observability': 'enabled' } },
    });
    new k8s.KubeConfigMap(this, 'logging', {
      metadata: { name: 'aws-logging', namespace },
      data: logRouting(environment),
    });
  }

  /**
   * Crossplane's group in this cluster, from its access entry: it may write SecurityGroupPolicies, where entrances get their names
   * from the platform also Ingresses, and nothing else.
   */
  private securityGroupPolicies({ services }: Environment): void {
    const isHosting = services.flatMap(entrancesOf).some(({ certificateArn }) => certificateArn === undefined);
    const name = 'crossplane-security-group-policies';
    new k8s.KubeClusterRole(this, 'crossplane-role', {
      metadata: { name },
      rules: [
        {
          apiGroups: ['vpcresources.k8s.aws'],
          resources: ['securitygrouppolicies'],
          verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
        },
        ...(isHosting
          ? [
              {
                apiGroups: ['networking.k8s.io'],
                resources: ['ingresses'],
                verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
              },
            ]
          : []),
      ],
    });
    new k8s.KubeClusterRoleBinding(this, 'crossplane-binding', {
      metadata: { name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'crossplane' }],
    });
  }
}
