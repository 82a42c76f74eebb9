import { z } from 'zod';
import { parsedObject } from '../../objects/json';
import { BootstrapError } from '../bootstrap-error';
import type { KnownName } from './known-name';

const text = z.string().min(1);
const schema = z.strictObject({
  names: z.array(
    z.strictObject({
      apiVersion: text,
      kind: text,
      namespace: text,
      name: text,
      externalName: text,
      providerConfig: text.optional(),
      forProvider: z.record(text, text).default({}),
      composed: z.strictObject({ composite: text, resource: text }).optional(),
    }),
  ),
});

/** The names as text: always the same for the same names, each in a line of its own. */
export function writeKnownNames(names: readonly KnownName[]): string {
  const lines = names.map((name) => `    ${JSON.stringify(name)}`).sort();
  return `{\n  "names": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

/**
 * Reads what `writeKnownNames`, or a person, has written.
 *
 * @throws BootstrapError with every mistake in the file
 */
export function readKnownNames(file: string, content: string): KnownName[] {
  const read = schema.safeParse(parsedObject(content));
  if (read.success) return read.data.names.map((name) => ({ providerConfig: name.namespace, ...name }));
  throw new BootstrapError(
    read.error.issues.map(({ path, message }) => `${file} ${path.join('.')}: ${message} — correct it`),
  );
}
