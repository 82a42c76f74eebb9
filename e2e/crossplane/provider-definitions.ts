import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type JsonObject, stringAt } from '../../objects/json';
import type { Sources } from '../programs/loop-programs';

/** Kinds that configure a provider, and that count who uses a configuration; charts make only the first. */
const kinds = ['providerconfigs', 'clusterproviderconfigs', 'providerconfigusages'];

/** The definitions of these kinds, as the providers' own packages have them. */
function ownDefinitions({ providerAws, providerKubernetes }: Sources): JsonObject[] {
  const files = kinds.flatMap((plural) => [
    join(providerAws, `package/crds/aws.m.upbound.io_${plural}.yaml`),
    join(providerKubernetes, `package/crds/kubernetes.m.crossplane.io_${plural}.yaml`),
  ]);
  return files.map((file) => parse(readFileSync(file, 'utf8')));
}

/** The definitions of the providers' packages: the imported ones, and those of the kinds above that are not imported. */
export function providerDefinitions(imported: readonly JsonObject[], sources: Sources): readonly JsonObject[] {
  const nameOf = (definition: JsonObject) => stringAt(definition, 'metadata', 'name');
  const known = new Set(imported.map(nameOf));
  return [...imported, ...ownDefinitions(sources).filter((definition) => !known.has(nameOf(definition)))];
}
