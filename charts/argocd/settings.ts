import { Chart, Yaml } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { healthChecks } from '../../argocd/health/health-checks';
import type { Environment, Platform } from '../../config/model/environment';
import { argocd } from './argocd';
import { notifications } from './notifications';
import type { EnvironmentKinds } from './projects';
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
  public constructor(
    scope: Construct,
    id: string,
    platform: Platform,
    environments: readonly Environment[],
    kinds: EnvironmentKinds,
  ) {
    super(scope, id);
    const health = healthChecks(platform.apiGroup).map(({ kinds, script }) => [kinds, { 'health.lua': script }]);
    this.configMap('argocd-cm', {
      ...signInSettings(platform),
      'application.resourceTrackingMethod': 'annotation',
      // A pinned environment gets what its pin says, unless the person who syncs it may also change the pin.
      'application.sync.requireOverridePrivilegeForRevisionSync': 'true',
      'resource.exclusions': Yaml.stringify(exclusions),
      // In one value, since a key of a ConfigMap cannot contain the * of a wildcard.
      'resource.customizations': Yaml.stringify(Object.fromEntries(health)),
      // Health is still followed; without this, every status update of any resource would compare its Application
      // again.
      'resource.customizations.ignoreResourceUpdates.all': Yaml.stringify({ jsonPointers: ['/status'] }),
      'resource.customizations.ignoreResourceUpdates.argoproj.io_Application': Yaml.stringify({
        jqPathExpressions: [refreshRequest, '.operation'],
      }),
      // A webhook requests a refresh of all Applications at once, and each Application drops the request when it has
      // been compared. The root, whose cache still has the request, would be OutOfSync and would sync wave by wave.
      'resource.customizations.ignoreDifferences.argoproj.io_Application': Yaml.stringify({
        jqPathExpressions: [refreshRequest],
      }),
    });
    this.configMap('argocd-cmd-params-cm', {
      // Each project says from which namespaces an Application may name it (sourceNamespaces), and most admit none.
      // This is not a list, since a list would lack the environment that is being removed, and nothing would delete its
      // Applications.
      'application.namespaces': '*',
      // The API server then says what an object would become, with all defaults of its definition.
      'controller.diff.server.side': 'true',
      // A sync that waits for a wave accepts no newer revision; after this time it fails, and the next commit is
      // deployed.
      'controller.sync.timeout.seconds': `${60 * 60}`,
      'controller.k8s.client.qps': `${requestsPerSecond}`,
      'controller.k8s.client.burst': `${2 * requestsPerSecond}`,
      // Whoever may sync could otherwise ask for objects to be deleted and made again instead of applied.
      'server.sync.replace.allowed': 'false',
    });
    this.configMap('argocd-rbac-cm', {
      // Whoever is in no group sees nothing.
      'policy.default': '',
      'policy.csv': rbacPolicy(platform, environments, kinds),
      ...(platform.signIn && { scopes: JSON.stringify([platform.signIn.groupsClaim]) }),
    });
    this.configMap('argocd-notifications-cm', notifications());
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

  /**
   * What upstream's manifests leave out, since they are for Applications of one namespace: the API server does in its own
   * name what a person does in the UI, and the notifications controller writes on each Application what it has told.
   *
   * Source: `docs/operator-manual/app-any-namespace.md` and `examples/k8s-rbac/argocd-server-applications` of Argo CD v3.5.7.
   */
  private applicationsAnywhere(): void {
    this.applicationsFor('argocd-server', ['update', 'patch']);
    this.applicationsFor('argocd-notifications-controller', ['get', 'list', 'watch', 'update', 'patch']);
  }

  private applicationsFor(account: string, verbs: string[]): void {
    const name = `${account}-applications`;
    new k8s.KubeClusterRole(this, name, {
      metadata: { name },
      rules: [{ apiGroups: ['argoproj.io'], resources: ['applications'], verbs }],
    });
    new k8s.KubeClusterRoleBinding(this, `${name}-binding`, {
      metadata: { name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name: account, namespace: argocd.namespace }],
    });
  }
}

/**
 * How people sign in. Argo CD proves itself to the identity provider with PKCE, so that there is no secret to keep
 * (`HandleLogin` in `util/oidc/oidc.go` of Argo CD v3.5.7).
 */
function signInSettings({ signIn }: Platform): Record<string, string> {
  if (signIn === undefined) return {};
  const { clientId: clientID, issuer, scopes: requestedScopes, url } = signIn;
  const oidc = { name: 'single sign-on', issuer, clientID, enablePKCEAuthentication: true, requestedScopes };
  // The account admin belongs to nobody; where the identity provider fails, kubectl still works.
  return { url, 'oidc.config': Yaml.stringify(oidc), 'admin.enabled': 'false' };
}
