import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { compactSchema } from './compact-schema';
import { ImportError } from './problems';
import { reasonOf } from './reason-of';

/** The kind to import, and how a message names it. */
export interface WantedCrd {
  readonly where: string;
  readonly group: string;
  readonly plural: string;
}

/** An imported kind, in the served version that an API server prefers. */
export interface Crd {
  readonly group: string;
  readonly kind: string;
  readonly plural: string;
  readonly scope: 'Namespaced' | 'Cluster';
  readonly version: string;
  /** The openAPIV3Schema without descriptions. */
  readonly schema: unknown;
}

const crdDocument = z.object({
  apiVersion: z.literal('apiextensions.k8s.io/v1'),
  kind: z.literal('CustomResourceDefinition'),
  spec: z.object({
    group: z.string(),
    names: z.object({ kind: z.string(), plural: z.string() }),
    scope: z.enum(['Namespaced', 'Cluster']),
    versions: z.array(
      z.object({
        name: z.string(),
        served: z.boolean(),
        schema: z.object({ openAPIV3Schema: z.record(z.string(), z.unknown()).optional() }).optional(),
      }),
    ),
  }),
});

type CrdDocument = z.infer<typeof crdDocument>;

function parseYaml(text: string, where: string): unknown[] {
  const documents = [...parseAllDocuments(text)];
  const errors: unknown[] = documents.flatMap((document) => document.errors);
  try {
    if (errors.length === 0)
      return documents.map((document) => document.toJS()).filter((document) => document !== null);
  } catch (error) {
    // Only here does yaml resolve aliases, and refuse those that would expand without bound.
    errors.push(error);
  }
  throw new ImportError(
    errors.map(
      (error) =>
        `${where}: malformed YAML (${reasonOf(error)}) — restore the file or correct the URL in tools/import/sources.ts`,
    ),
  );
}

function toCrdDocument(document: unknown, where: string): CrdDocument {
  const parsed = crdDocument.safeParse(document);
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'document'}: ${issue.message}`);
  throw new ImportError([
    `${where}: not a CustomResourceDefinition (${reasons.join('; ')}) — restore the file or correct the URL in tools/import/sources.ts`,
  ]);
}

function pickDocument(documents: readonly CrdDocument[], { where, group, plural }: WantedCrd): CrdDocument {
  const matches = documents.filter(({ spec }) => spec.group === group && spec.names.plural === plural);
  const [match] = matches;
  if (match && matches.length === 1) return match;
  const found = documents.map(({ spec }) => `${spec.names.plural}.${spec.group}`).join(', ') || 'an empty file';
  const what = match ? 'the same CRD more than once' : 'not the CRD that was asked for';
  throw new ImportError([`${where}: ${what} (${found}) — correct the kind or the URL in tools/import/sources.ts`]);
}

/**
 * Orders versions as an API server does, the preferred first: stable before beta before alpha, then the higher number.
 * Source: Kubernetes documentation, "Versions in CustomResourceDefinitions", version priority.
 */
export function comparePriority(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => {
    const [, major = '0', stability, minor = '0'] = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version) ?? [];
    return [stability === undefined ? 2 : stability === 'beta' ? 1 : 0, Number(major), Number(minor)];
  });
  const difference = (index: number) => (right?.[index] ?? 0) - (left?.[index] ?? 0);
  return difference(0) || difference(1) || difference(2);
}

/** Reads the wanted kind out of a YAML file of CRDs; throws ImportError when the file cannot give it. */
export function parseCrd(text: string, wanted: WantedCrd): Crd {
  const documents = parseYaml(text, wanted.where).map((document) => toCrdDocument(document, wanted.where));
  const { group, names, scope, versions } = pickDocument(documents, wanted).spec;
  const [version] = versions.filter(({ served }) => served).sort((a, b) => comparePriority(a.name, b.name));
  if (!version) {
    const unserved = versions.map(({ name }) => name).join(', ') || 'none declared';
    throw new ImportError([`${wanted.where}: no served version (${unserved}) — pin a release that serves the kind`]);
  }
  const schema = version.schema?.openAPIV3Schema;
  if (!schema) {
    throw new ImportError([
      `${wanted.where}: no schema (${version.name}) — pin a release that declares openAPIV3Schema`,
    ]);
  }
  return { group, kind: names.kind, plural: names.plural, scope, version: version.name, schema: compactSchema(schema) };
}
