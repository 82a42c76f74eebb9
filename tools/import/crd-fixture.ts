import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Source } from './sources';

/** The facts of a CRD that tests vary. */
export interface CrdFixture {
  /** @default example.org */
  readonly group?: string;
  /** @default Vault */
  readonly kind?: string;
  /** @default - `v1` alone, with a schema */
  readonly versions?: readonly { name: string; served: boolean; storage: boolean; schema?: unknown }[];
  /** Whether it has the prose that upstream files hold and local copies do not. @default false */
  readonly described?: boolean;
}

/** The plural of a fixture's kind. */
export function pluralOf(kind: string): string {
  return `${kind.toLowerCase()}s`;
}

/** The YAML of a small CRD whose spec has a property called `description`. */
export function crdYaml({ group = 'example.org', kind = 'Vault', versions, described = false }: CrdFixture): string {
  const prose = described ? { description: 'Prose: ends a comment */ early.' } : {};
  const text = { ...prose, type: 'string' };
  const spec = { ...prose, type: 'object', required: ['description'], properties: { description: text, size: text } };
  const rule = { rule: 'self.size != "0"', message: 'size must not be 0' };
  const schema = {
    ...prose,
    type: 'object',
    properties: { spec: { ...spec, 'x-kubernetes-validations': [rule] }, status: { ...prose, type: 'object' } },
  };
  return stringify({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${pluralOf(kind)}.${group}` },
    spec: {
      group,
      names: { kind, plural: pluralOf(kind) },
      scope: 'Namespaced',
      versions: versions ?? [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } }],
    },
  });
}

/** A source called `example` of these kinds, by group, whose files lie directly below `base`. */
export function exampleSource(base: string, kinds: Readonly<Record<string, readonly string[]>>): Source {
  const plurals = Object.entries(kinds).map(([group, names]) => [group, names.map(pluralOf)]);
  return {
    name: 'example',
    version: 'v1.0.0',
    url: (version, group, plural) => `${base}/${version}/${group}_${plural}.yaml`,
    kinds: Object.fromEntries(plurals),
  };
}

/** Writes files of the `example` source as --from reads them: text by `<plural>.<group>`. */
export function writeCopies(directory: string, copies: Readonly<Record<string, string>>): void {
  mkdirSync(join(directory, 'example'), { recursive: true });
  for (const [name, text] of Object.entries(copies)) writeFileSync(join(directory, 'example', `${name}.yaml`), text);
}
