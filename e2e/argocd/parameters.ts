import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readDist } from '../../objects/dist';
import { at, isObject, type Json, listAt, stringAt } from '../../objects/json';

const configMap = 'argocd-cmd-params-cm';

/** The manifest of upstream's application controller, in which Argo CD's source says what its parameters are called. */
const statefulSet = 'manifests/base/application-controller/argocd-application-controller-statefulset.yaml';

/**
 * What the application controller reads from its environment: the parameters of a `dist/`, as the manifest in a folder of
 * Argo CD's source hands them to its pod. Throws for a `dist/` without them.
 */
export function argocdParameters(source: string, dist: string): Readonly<Record<string, string>> {
  const { objects } = readDist(join(dist, 'argocd/settings'));
  const data = at(objects.find(({ name }) => name === configMap)?.body, 'data');
  if (!isObject(data)) throw new Error(`${dist}: no ConfigMap ${configMap}`);
  const manifest = parse(readFileSync(join(source, statefulSet), 'utf8'));
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
