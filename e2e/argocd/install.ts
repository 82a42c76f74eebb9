import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Kubectl } from '../../tools/processes/kubectl';
import { until } from '../clusters/until';

/** Seconds. */
const limit = 180;

/** What says in upstream's manifests what each part may do. */
const rights = ['ServiceAccount', 'Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'];

/**
 * Puts into a cluster what the bootstrap puts there, except for the Deployments, whose programs run as processes here: Argo
 * CD's own definitions and rights, from a folder of its source, and the settings and projects of `dist/`.
 */
export async function installArgoCd(kubectl: Kubectl, source: string, dist: string): Promise<void> {
  for (const kind of ['application', 'applicationset', 'appproject']) {
    await kubectl.apply(readFileSync(join(source, 'manifests/crds', `${kind}-crd.yaml`), 'utf8'));
  }
  const secret = {
    metadata: { name: 'argocd-secret', namespace: 'argocd' },
    stringData: { 'server.secretkey': 'e2e' },
  };
  await kubectl.apply(
    [
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'argocd' } },
      { apiVersion: 'v1', kind: 'Secret', ...secret },
    ]
      .map((object) => JSON.stringify(object))
      .join('\n---\n'),
  );
  await installRights(kubectl, source);
  const unit = (name: string) => readFileSync(join(dist, 'argocd', name, `${name}.yaml`), 'utf8');
  await kubectl.apply(unit('settings'));
  const projects = async () => {
    await kubectl.apply(unit('projects'));
    return [];
  };
  // An API server serves a kind a while after it has accepted its definition.
  await until('the projects', projects, limit);
}

async function installRights(kubectl: Kubectl, source: string): Promise<void> {
  const rendered = parseAllDocuments(await kubectl.run(['kustomize', join(source, 'manifests/cluster-install')]));
  const kept = rendered.filter((one) => rights.includes(String(one.get('kind'))));
  const input = kept.map((one) => one.toString({ directives: false })).join('---\n');
  await kubectl.run(['apply', '--server-side', '--namespace=argocd', '--filename=-'], { input });
}
