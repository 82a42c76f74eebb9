import { Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import type { Environment } from '../../config/environment';
import { platform } from '../../config/platform';
import * as argoproj from '../../imports/argoproj.io';
import { applicationNamespaces } from './application-namespaces';
import { argocd } from './argocd';
import { syncPolicy } from './sync-policy';

/** In the last wave, so that nothing waits for it. */
const wave = '4';

/** Pods that talk to workload clusters, which they do as Argo CD's role in AWS, and that read Applications. */
const talkers = [
  { kind: 'StatefulSet', name: 'argocd-application-controller' },
  { kind: 'Deployment', name: 'argocd-server' },
];

/** ConfigMaps that upstream ships nearly empty; `SettingsChart` declares them as a whole. */
const declaredElsewhere = ['argocd-cm', 'argocd-cmd-params-cm', 'argocd-rbac-cm'];

/** Argo CD's own installation, which it keeps at the version of `config/platform.ts`. */
export class SelfManagement extends Construct {
  public constructor(scope: Construct, id: string, environments: readonly Environment[]) {
    super(scope, id);
    const patches = talkers.flatMap((talker) => podOf(talker, environments));
    new argoproj.Application(this, 'application', {
      metadata: { name: 'argocd', annotations: { 'argocd.argoproj.io/sync-wave': wave } },
      spec: {
        project: argocd.platformProject,
        source: {
          repoUrl: platform.upstream.argocd,
          targetRevision: platform.versions.argocd,
          path: 'manifests/cluster-install',
          kustomize: { patches: [...declaredElsewhere.map(leaveOut), ...patches] },
        },
        destination: { server: argocd.managementCluster, namespace: argocd.namespace },
        syncPolicy: syncPolicy({ automatic: true, options: ['ServerSideApply=true'] }),
      },
    });
  }
}

function leaveOut(name: string) {
  return patch({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, $patch: 'delete' });
}

/**
 * The service account's role, and a trace in the pods of what they get only when they start: the role's token, and the
 * namespaces of Applications. A change of either starts them anew.
 */
function podOf({ kind, name }: (typeof talkers)[number], environments: readonly Environment[]) {
  const roleArn = platform.management.argocdRoleArn;
  const annotations = {
    [`${platform.apiGroup}/role-arn`]: roleArn,
    [`${platform.apiGroup}/application-namespaces`]: applicationNamespaces(environments),
  };
  const template = { metadata: { annotations } };
  return [
    patch({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name, annotations: { 'eks.amazonaws.com/role-arn': roleArn } },
    }),
    patch({ apiVersion: 'apps/v1', kind, metadata: { name }, spec: { template } }),
  ];
}

function patch(object: object) {
  return { patch: Yaml.stringify(object) };
}
