import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isMap, isScalar, isSeq, parse, parseAllDocuments } from 'yaml';
import { groupOf } from '../../objects/group-kind';
import { at, type Json, listAt } from '../../objects/json';

/**
 * Removes from a `dist/` the fields of managed resources that the loop's provider does not know: it would write objects
 * without them, and Argo CD would put them back for ever. The definitions in a folder of the provider's source say what it
 * knows. Returns each removed field as kind and path.
 */
export function keepKnownFields(dist: string, source: string): readonly string[] {
  const taken = new Set<string>();
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, name } of files) {
    const file = join(parentPath, name);
    const text = readFileSync(file, 'utf8');
    if (!text.includes('.aws.m.upbound.io/')) continue;
    const documents = [...parseAllDocuments(text)];
    const changed = documents.map((document) => prune(document, source, taken)).some(Boolean);
    if (changed) {
      writeFileSync(file, documents.map((one) => one.toString({ directives: false, lineWidth: 0 })).join('---\n'));
    }
  }
  return [...taken].sort();
}

function prune(document: Document, source: string, taken: Set<string>): boolean {
  const [apiVersion, kind] = [String(document.get('apiVersion')), String(document.get('kind'))];
  const schema = schemaOf(source, groupOf(apiVersion), kind);
  const spec = document.get('spec');
  if (schema === undefined) return false;
  return pruneNode(spec, schema, `${kind} spec`, taken);
}

function pruneNode(node: unknown, schema: Json | undefined, path: string, taken: Set<string>): boolean {
  if (isSeq(node)) {
    return node.items.map((item) => pruneNode(item, at(schema, 'items'), `${path}[]`, taken)).some(Boolean);
  }
  const properties = at(schema, 'properties');
  if (!isMap(node) || properties === undefined) return false;
  const unknown = node.items.filter(({ key }) => isScalar(key) && at(properties, String(key.value)) === undefined);
  for (const { key } of unknown) {
    taken.add(`${path}.${isScalar(key) ? key.value : key}`);
    node.delete(key);
  }
  const inside = node.items.map(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : '';
    return pruneNode(value, at(properties, name), `${path}.${name}`, taken);
  });
  return unknown.length > 0 || inside.some(Boolean);
}

const schemas = new Map<string, Json | undefined>();

function schemaOf(source: string, group: string, kind: string): Json | undefined {
  const key = `${source} ${group} ${kind}`;
  if (!schemas.has(key)) schemas.set(key, readSchema(source, group, kind));
  return schemas.get(key);
}

function readSchema(source: string, group: string, kind: string): Json | undefined {
  const folder = join(source, 'package/crds');
  if (!group.endsWith('.aws.m.upbound.io') || !existsSync(folder)) return undefined;
  for (const file of readdirSync(folder).filter((name) => name.startsWith(`${group}_`))) {
    const text = readFileSync(join(folder, file), 'utf8');
    if (!text.includes(`\n    kind: ${kind}\n`)) continue;
    const [version] = listAt(parse(text), 'spec', 'versions');
    return at(version, 'schema', 'openAPIV3Schema', 'properties', 'spec');
  }
  return undefined;
}
