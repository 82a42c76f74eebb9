import { Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import type { Platform } from '../../config/model/environment';
import * as argoproj from '../../imports/argoproj.io';
import { argocd } from './argocd';
import { syncAnnotations } from './sync-annotations';
import { syncPolicy } from './sync-policy';

/** In the last wave, so that nothing waits for it. */
const wave = 4;

/** Workloads that connect to workload clusters, which they do as Argo CD's role in AWS. */
export const clusterClients = [
  { kind: 'StatefulSet', name: 'argocd-application-controller' },
  { kind: 'Deployment', name: 'argocd-server' },
];

/** ConfigMaps that upstream ships nearly empty; `SettingsChart` declares them as a whole. */
const declaredElsewhere = ['argocd-cm', 'argocd-cmd-params-cm', 'argocd-notifications-cm', 'argocd-rbac-cm'];

/** Argo CD's own installation, which it keeps at the version of `config/platform.ts`. */
export class SelfManagement extends Construct {
  public constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    new argoproj.Application(this, 'application', {
      metadata: { name: 'argocd', annotations: syncAnnotations({ wave }) },
      spec: {
        project: argocd.platformProject,
        source: {
          repoUrl: platform.upstream.argocd,
          targetRevision: platform.versions.argocd,
          path: 'manifests/cluster-install',
          kustomize: {
            patches: [
              ...declaredElsewhere.map(leaveOut),
              ...clusterClients.flatMap((client) => identity(client, platform)),
            ],
          },
        },
        destination: { server: argocd.managementCluster, namespace: argocd.namespace },
        syncPolicy: syncPolicy({ automatic: true, options: [] }),
      },
    });
  }
}

function leaveOut(name: string) {
  return patch({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, $patch: 'delete' });
}

/**
 * The service account's role. The pods carry it as an annotation too, since they get the role's token only when they
 * start.
 */
function identity({ kind, name }: (typeof clusterClients)[number], { apiGroup, management }: Platform) {
  const roleArn = management.argocdRoleArn;
  const template = { metadata: { annotations: { [`${apiGroup}/role-arn`]: roleArn } } };
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
