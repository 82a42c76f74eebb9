import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readDist } from '../../objects/dist';
import { at, isObject, type Json, listAt, stringAt } from '../../objects/json';

const configMap = 'argocd-cmd-params-cm';

/** Upstream's manifests of what reads parameters, which say what each parameter is called in the environment. */
const manifests = {
  controller: 'manifests/base/application-controller/argocd-application-controller-statefulset.yaml',
  server: 'manifests/base/server/argocd-server-deployment.yaml',
  notifications: 'manifests/base/notification/argocd-notifications-controller-deployment.yaml',
};

/** A part of Argo CD that reads parameters. */
export type Component = keyof typeof manifests;

/**
 * Environment variables of a part of Argo CD: the parameters of a `dist/`, under the names that the manifest in a folder of
 * Argo CD's source gives them. Throws for a `dist/` without parameters.
 */
export function argocdParameters(source: string, dist: string, component: Component): Readonly<Record<string, string>> {
  const { objects } = readDist(join(dist, 'argocd/settings'));
  const data = at(objects.find(({ name }) => name === configMap)?.body, 'data');
  if (!isObject(data)) throw new Error(`${dist}: no ConfigMap ${configMap}`);
  const manifest = parse(readFileSync(join(source, manifests[component]), 'utf8'));
  const variables = listAt(manifest, 'spec', 'template', 'spec', 'containers').flatMap((one) => listAt(one, 'env'));
  return Object.fromEntries(variables.flatMap((variable) => entry(variable, data)));
}

function entry(variable: Json, data: Json): [string, string][] {
  const reference = at(variable, 'valueFrom', 'configMapKeyRef');
  const value = stringAt(data, stringAt(reference, 'key') ?? '');
  const name = stringAt(variable, 'name');
  if (stringAt(reference, 'name') !== configMap || value === undefined || name === undefined) return [];
  return [[name, value]];
}
