import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from './json';

/** One kind with its structural schema, as `npm run import` writes it into `imports/schemas`. */
export interface KindSchema {
  /** API group, '' for the core group. */
  readonly group: string;
  readonly kind: string;
  /** Lower-case plural, the kind's name in URLs and in activation policies. */
  readonly plural: string;
  readonly scope: string;
  readonly version: string;
  /** `openAPIV3Schema` of the version, without descriptions. */
  readonly schema: JsonObject;
}

/** Reads every `<group>.json` of a directory of schemas, in the order of their names. */
export function readImportedSchemas(directory: string): readonly KindSchema[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name): readonly KindSchema[] => JSON.parse(readFileSync(join(directory, name), 'utf8')));
}
