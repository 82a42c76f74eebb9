import { basename, sep } from 'node:path';
import { type Document, isScalar, parseAllDocuments, visit } from 'yaml';
import { readTree } from '../files/read-tree';
import { groupOf } from './group-kind';
import { isObject, type Json, type JsonObject, stringAt, stringsAt } from './json';

/** One Kubernetes object of `dist/`. */
export interface DistObject {
  /** Path from the repository root, with forward slashes. */
  readonly file: string;
  /** Environment whose workload cluster it is in, '' for the management cluster. */
  readonly cluster: string;
  readonly apiVersion: string;
  /** API group of `apiVersion`, '' for the core group. */
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  /** Namespace, '' for an object without one. */
  readonly namespace: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly body: JsonObject;
  /** The composite resource from which Crossplane composes it. @default - none, it is in `dist/` itself */
  readonly composite?: DistObject;
}

/** Everything read from `dist/`, and what could not be read as an object. */
export interface Dist {
  readonly objects: readonly DistObject[];
  readonly problems: readonly string[];
}

/** How a message names an object: file, kind and name. */
export function where(object: DistObject): string {
  return `${object.file} ${object.kind}/${object.name}`;
}

/** Reads every YAML file below a directory, in the order of their paths; a missing directory is one problem. */
export function readDist(root: string): Dist {
  const found = Object.entries(readTree(root)).filter(([path]) => /\.ya?ml$/.test(path));
  if (found.length === 0) {
    return { objects: [], problems: [`${basename(root)}: no YAML files (${basename(root)}/) — run "npm run synth"`] };
  }
  const read = found.map(([path, text]) => parseDist([basename(root), ...path.split(sep)].join('/'), text));
  return { objects: read.flatMap((one) => one.objects), problems: read.flatMap((one) => one.problems) };
}

/** Reads the documents of one YAML file. */
export function parseDist(file: string, text: string): Dist {
  const objects: DistObject[] = [];
  const problems: string[] = [];
  const documents = parseAllDocuments(text);
  for (const [index, document] of (Array.isArray(documents) ? documents : []).entries()) {
    const place = `${file} document ${index + 1}`;
    const broken = [...document.errors, ...document.warnings].map(({ message }) => message.split('\n')[0] ?? '');
    const ambiguous = [...scalarsReadTwoWays(document)];
    problems.push(...broken.map((message) => `${place}: malformed YAML (${message}) — correct the chart`));
    problems.push(
      ...ambiguous.map((text) => `${place}: another value for Argo CD, which reads YAML 1.1 (${text}) — quote it`),
    );
    if (broken.length > 0) continue;
    const object = toObject(file, document.toJS());
    if (object === undefined) {
      problems.push(`${place}: not an object with apiVersion, kind and metadata.name — correct the chart`);
    } else {
      objects.push(object);
    }
  }
  return { objects, problems };
}

/** The object that a manifest is, as if it were in this file; undefined where it lacks apiVersion, kind or a name. */
export function toObject(file: string, body: Json): DistObject | undefined {
  const [apiVersion, kind, name] = [
    stringAt(body, 'apiVersion'),
    stringAt(body, 'kind'),
    stringAt(body, 'metadata', 'name'),
  ];
  if (!isObject(body) || !apiVersion || !kind || !name) return undefined;
  const group = groupOf(apiVersion);
  const namespace = stringAt(body, 'metadata', 'namespace') ?? '';
  const annotations = stringsAt(body, 'metadata', 'annotations');
  const cluster = /^dist\/([^/]+)\/workload\//.exec(file)?.[1] ?? '';
  return { file, cluster, apiVersion, group, kind, name, namespace, annotations, body };
}

// The library reads YAML 1.2; Argo CD and kubectl read 1.1 (sigs.k8s.io/yaml), where these plain words are no strings
// and these numbers are octal, binary or grouped.
const readTwoWays = /^(?:y|n|yes|no|on|off|[-+]?0[0-7_]+|[-+]?0b[01_]+|[-+]?[0-9][0-9_]*_[0-9_]*)$/i;

function* scalarsReadTwoWays(document: Document): Generator<string> {
  const found: string[] = [];
  visit(document, {
    Scalar: (_key, node) => {
      if (isScalar(node) && node.type === 'PLAIN' && readTwoWays.test(node.source ?? '')) found.push(node.source ?? '');
    },
  });
  yield* found;
}
