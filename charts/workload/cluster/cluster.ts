import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Environment } from '../../../config/model/environment';
import { logRouting } from '../../../config/model/log-routing';
import { podSecurity } from '../pod-security';
import { PodGroupGuard } from './pod-group-guard';

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
    this.securityGroupPolicies();
    // Kubernetes takes no rule about namespaces that names none.
    if (environment.services.length > 0) new PodGroupGuard(this, 'pod-group-guard', environment);
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

  /** Crossplane's group in this cluster, from its access entry: it may write SecurityGroupPolicies and nothing else. */
  private securityGroupPolicies(): void {
    const name = 'crossplane-security-group-policies';
    new k8s.KubeClusterRole(this, 'crossplane-role', {
      metadata: { name },
      rules: [
        {
          apiGroups: ['vpcresources.k8s.aws'],
          resources: ['securitygrouppolicies'],
          verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
        },
      ],
    });
    new k8s.KubeClusterRoleBinding(this, 'crossplane-binding', {
      metadata: { name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'crossplane' }],
    });
  }
}
