import { Chart, Yaml } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { healthChecks } from '../../argocd/health/health-checks';
import type { Environment, Platform } from '../../config/model/environment';
import { argocd } from './argocd';
import { rbacPolicy } from './rbac-policy';
import { syncAnnotations } from './sync-annotations';

/**
 * Kinds that Argo CD does not watch: what changes all the time and is never in Git, what cannot be listed, and
 * Crossplane's bookkeeping, which would fill every tree.
 */
const exclusions = [
  { apiGroups: ['', 'discovery.k8s.io'], kinds: ['Endpoints', 'EndpointSlice'] },
  { apiGroups: ['coordination.k8s.io'], kinds: ['Lease'] },
  { apiGroups: ['authentication.k8s.io', 'authorization.k8s.io'], kinds: ['*'] },
  { apiGroups: ['*'], kinds: ['ProviderConfigUsage'] },
];

/** The annotation by which an Application is told to look at Git again, in jq's words. */
const refreshRequest = '.metadata.annotations."argocd.argoproj.io/refresh"';

/** Requests a second to an API server; upstream's 50 are few for hundreds of managed resources and their definitions. */
const requestsPerSecond = 300;

/** Argo CD's own configuration, as a whole. Its pods read `argocd-cmd-params-cm` only when they start. */
export class SettingsChart extends Chart {
  public constructor(scope: Construct, id: string, { apiGroup }: Platform, environments: readonly Environment[]) {
    super(scope, id);
    const health = healthChecks(apiGroup).map(({ kinds, script }) => [kinds, { 'health.lua': script }]);
    this.configMap('argocd-cm', {
      'application.resourceTrackingMethod': 'annotation',
      // A pinned environment gets what its pin says, unless who syncs it may also change the pin.
      'application.sync.requireOverridePrivilegeForRevisionSync': 'true',
      'resource.exclusions': Yaml.stringify(exclusions),
      // In one value, since a ConfigMap takes no key with the * of a wildcard.
      'resource.customizations': Yaml.stringify(Object.fromEntries(health)),
      // Health is still followed; without this every status update of every resource compares its Application anew.
      'resource.customizations.ignoreResourceUpdates.all': Yaml.stringify({ jsonPointers: ['/status'] }),
      'resource.customizations.ignoreResourceUpdates.argoproj.io_Application': Yaml.stringify({
        jqPathExpressions: [refreshRequest, '.operation'],
      }),
      // A webhook asks for all Applications at once, and each takes its request away when it has been compared. The root, which
      // has it in its cache still, would be OutOfSync and synced, wave by wave.
      'resource.customizations.ignoreDifferences.argoproj.io_Application': Yaml.stringify({
        jqPathExpressions: [refreshRequest],
      }),
    });
    this.configMap('argocd-cmd-params-cm', {
      // Which project such an Application may name is each project's to say (sourceNamespaces), and most say none. Not a list:
      // one without the environment that is being removed would leave that environment's Applications to nobody.
      'application.namespaces': '*',
      // The API server says what an object would become, with all defaults of its definition.
      'controller.diff.server.side': 'true',
      // A sync that waits for a wave takes no newer revision; after this long it fails, and the next commit goes ahead.
      'controller.sync.timeout.seconds': `${60 * 60}`,
      'controller.k8s.client.qps': `${requestsPerSecond}`,
      'controller.k8s.client.burst': `${2 * requestsPerSecond}`,
    });
    this.configMap('argocd-rbac-cm', {
      'policy.default': 'role:readonly',
      'policy.csv': rbacPolicy(environments),
    });
    this.applicationsAnywhere();
  }

  private configMap(name: string, data: Record<string, string>): void {
    const labels = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': 'argocd' };
    new k8s.KubeConfigMap(this, name, {
      metadata: {
        name,
        namespace: argocd.namespace,
        labels,
        annotations: syncAnnotations({ wave: -1 }),
      },
      data,
    });
  }

  /** What a person does in the UI to an Application of another namespace, the API server must allow Argo CD to do. */
  private applicationsAnywhere(): void {
    const name = 'argocd-server-applications';
    new k8s.KubeClusterRole(this, 'role', {
      metadata: { name },
      rules: [{ apiGroups: ['argoproj.io'], resources: ['applications'], verbs: ['update', 'patch'] }],
    });
    new k8s.KubeClusterRoleBinding(this, 'binding', {
      metadata: { name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name: 'argocd-server', namespace: argocd.namespace }],
    });
  }
}
