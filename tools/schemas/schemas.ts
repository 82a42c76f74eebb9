import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { environmentSchema } from '../../config/model/environment';
import { platformSchema } from '../../config/model/platform';
import { serviceSchema } from '../../config/model/service';
import { isObject, type Json } from '../../objects/json';
import { type FieldDocs, fieldDocs, fieldsKey } from './field-docs';

const config = join(__dirname, '..', '..', 'config');

/** Files whose comments say what the fields of the configuration are. */
const documented = [
  'model/entrance.ts',
  'model/environment.ts',
  'model/messages/notification.ts',
  'model/messages/queue.ts',
  'model/messages/topic.ts',
  'model/pods/container.ts',
  'model/pods/jobs.ts',
  'model/pods/replicas.ts',
  'model/service.ts',
  'model/uses/table.ts',
  'model/uses.ts',
  'model/web-acl.ts',
  'platform.ts',
];

/** What people write, as `config/` has it in TypeScript. */
const schemas = {
  services: {
    schema: z.record(z.string(), serviceSchema),
    description: 'The catalogue: every service of the platform, by name, as config/services.ts writes it.',
  },
  environment: { schema: environmentSchema, description: 'An environment, as its file in config/ writes it.' },
  platform: { schema: platformSchema, description: 'What all environments share, as config/platform.ts writes it.' },
};

/**
 * JSON schemas of what people write in `config/`, as texts of files by their names. They say which fields there are, of
 * which types and for what; whether values make sense is up to the rules, which a schema cannot say.
 */
export function schemaTexts(): Readonly<Record<string, string>> {
  const docs = fieldDocs(documented.map((path) => readFileSync(join(config, path), 'utf8')));
  const texts = Object.entries(schemas).map(([name, { description, schema }]) => {
    // As text, because one part of it may stand in several places, each of which is described.
    const text = JSON.stringify({ description, ...z.toJSONSchema(schema, { io: 'input' }) });
    const json = JSON.parse(text, (_key, part: Json) => described(part, docs));
    return [`${name}.json`, `${JSON.stringify(json, null, 2)}\n`] as const;
  });
  return Object.fromEntries(texts);
}

/** A part of a schema with what is said of its fields, where it is that of an object. */
function described(part: Json, docs: FieldDocs): Json {
  if (!isObject(part)) return part;
  // The largest whole number of JavaScript, which nobody would write.
  const { maximum, ...rest } = part;
  const kept = maximum === Number.MAX_SAFE_INTEGER ? rest : part;
  const { properties } = kept;
  if (!isObject(properties)) return kept;
  const said = docs.get(fieldsKey(Object.keys(properties))) ?? {};
  const fields = Object.entries(properties).map(([field, property]) => {
    const words = said[field];
    return [field, isObject(property) && words !== undefined ? { description: words, ...property } : property] as const;
  });
  return { ...kept, properties: Object.fromEntries(fields) };
}
