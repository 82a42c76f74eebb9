import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type JsonObject, stringAt } from '../../objects/json';
import type { Sources } from '../programs/loop-programs';

/** Kinds that configure a provider, and that count who uses a configuration; charts make only the first. */
const kinds = ['providerconfigs', 'clusterproviderconfigs', 'providerconfigusages'];

/** The definitions in the source of a provider of these kinds in a group. */
function definitionsIn(source: string, group: string, plurals: readonly string[]): JsonObject[] {
  return plurals.map((plural) => parse(readFileSync(join(source, `package/crds/${group}_${plural}.yaml`), 'utf8')));
}

const nameOf = (definition: JsonObject) => stringAt(definition, 'metadata', 'name');

/** Definitions, and those of others that are not among them. */
function withMissing(definitions: readonly JsonObject[], others: readonly JsonObject[]): readonly JsonObject[] {
  const known = new Set(definitions.map(nameOf));
  return [...definitions, ...others.filter((other) => !known.has(nameOf(other)))];
}

/**
 * The definitions of the providers' packages: all that provider-kubernetes has in its source, those of the AWS provider
 * that are imported, which are of another version than its source here, and of the kinds above those that are not imported.
 */
export function providerDefinitions(imported: readonly JsonObject[], sources: Sources): readonly JsonObject[] {
  const { providerAws, providerKubernetes } = sources;
  const kubernetes = definitionsIn(providerKubernetes, 'kubernetes.m.crossplane.io', [...kinds, 'objects']);
  return withMissing(withMissing(kubernetes, imported), definitionsIn(providerAws, 'aws.m.upbound.io', kinds));
}
