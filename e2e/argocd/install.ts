import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kubectl } from '../../tools/processes/kubectl';
import { until } from '../clusters/until';

/** Seconds. */
const limit = 180;

/**
 * Puts into a cluster what the bootstrap puts there, except for the Deployments, whose programs run as processes here: Argo
 * CD's own definitions, from a folder of its source, and the settings and projects of `dist/`.
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
  const unit = (name: string) => readFileSync(join(dist, 'argocd', name, `${name}.yaml`), 'utf8');
  await kubectl.apply(unit('settings'));
  const projects = async () => {
    await kubectl.apply(unit('projects'));
    return [];
  };
  // An API server serves a kind a while after it has accepted its definition.
  await until('the projects', projects, limit);
}
