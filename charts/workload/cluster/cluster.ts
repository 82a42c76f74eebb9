import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Environment } from '../../../config/model/environment';
import { logConfigMap, logRouting } from '../../../config/model/log-routing';
import { CrossplaneRights } from '../crossplane-rights';
import { podSecurity } from '../pod-security';

/** What the workload cluster has once for all services: where logs go, and the namespaces of controllers. */
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
  }

  /** Fargate reads this one ConfigMap, under this name, and only in a namespace with this label. */
  private logging(environment: Environment): void {
    const { name, namespace } = logConfigMap;
    new k8s.KubeNamespace(this, 'logging-namespace', {
      metadata: { name: namespace, labels: { 'aws-observability': 'enabled' } },
    });
    new k8s.KubeConfigMap(this, 'logging', {
      metadata: { name, namespace },
      data: logRouting(environment),
    });
    // DNS waits until Crossplane sees it (charts/management/cluster/log-routing.ts).
    new CrossplaneRights(
      this,
      'crossplane-rights',
      [{ group: '', resource: 'configmaps', name, use: 'looked at' }],
      namespace,
    );
  }
}
