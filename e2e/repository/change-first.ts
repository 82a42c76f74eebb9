import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, parseAllDocuments } from 'yaml';
import { groupKind, groupOf } from '../../objects/group-kind';
import type { Json } from '../../objects/json';

/**
 * Values by path below `spec.forProvider`, or below `spec` where there is no such field; a function gets the text that is
 * there, and undefined takes the field away.
 */
export type Fields = Readonly<Record<string, Json | undefined | ((before: string) => string)>>;

/**
 * Writes other values into the first object of a kind that a checkout has for an environment, if it can one that has the
 * fields already: what is left out again the provider may leave as it is. Throws where there is none.
 */
export function changeFirst(
  folder: string,
  { environment, kind, fields }: { readonly environment: string; readonly kind: string; readonly fields: Fields },
): void {
  const units = join(folder, `dist/${environment}/management`);
  const files = readdirSync(units, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
  for (const file of files) {
    const documents = [...parseAllDocuments(readFileSync(join(units, file), 'utf8'))];
    const candidates = documents.filter((document) => isOf(document, kind));
    const [first] = candidates;
    if (first === undefined) continue;
    const path = first.hasIn(['spec', 'forProvider']) ? ['spec', 'forProvider'] : ['spec'];
    const wanted = Object.keys(fields).map((field) => [...path, field.replace(/\..*$/, '')]);
    set(candidates.find((document) => wanted.every((keys) => document.hasIn(keys))) ?? first, path, fields);
    const texts = documents.map((one) => one.toString({ directives: false, lineWidth: 0 }));
    writeFileSync(join(units, file), texts.join('---\n'));
    return;
  }
  throw new Error(`dist/${environment}: has no ${kind} — say in e2e/proofs/kind-updates.ts what is changed instead`);
}

function set(document: Document, path: readonly string[], fields: Fields): void {
  for (const [field, value] of Object.entries(fields)) {
    const keys = [...path, ...field.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key))];
    if (value === undefined) document.deleteIn(keys);
    else document.setIn(keys, typeof value === 'function' ? value(String(document.getIn(keys))) : value);
  }
}

function isOf(document: Document, wanted: string): boolean {
  const group = groupOf(String(document.get('apiVersion')));
  const kind = String(document.get('kind'));
  return wanted === kind || wanted === groupKind({ group, kind });
}
