import type { PolicyText } from '../../kinds/kind';
import { kinds } from '../../kinds/kinds';
import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import {
  at,
  isList,
  isObject,
  type Json,
  type JsonObject,
  listAt,
  parsedObject,
  places,
  stringAt,
} from '../../objects/json';

/** One statement of a policy, with lone values as lists. */
export interface Statement {
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: readonly Condition[];
  readonly source: JsonObject;
}

/** One condition: operator, lower-case key, and the values of which one must match. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** One policy of `dist/`. */
export interface Policy extends PolicyText {
  readonly object: DistObject;
  /** Path of the field that holds the policy's text. */
  readonly field: string;
  readonly text: string;
  readonly document: JsonObject;
  readonly statements: readonly Statement[];
}

/** Names a policy in a message. */
export function wherePolicy({ object, field }: Policy): string {
  return `${where(object)}: ${field}`;
}

/**
 * Reads every policy of every object, and reports text that should be JSON but is not, or that is in no known field.
 */
export function readPolicies(objects: readonly DistObject[]): { policies: Policy[]; problems: string[] } {
  const policies: Policy[] = [];
  const problems: string[] = [];
  for (const object of objects) {
    for (const { path, value } of places(object.body.spec)) {
      const field = path.replace(/^(?:forProvider|initProvider)\./, '');
      const held = kinds[groupKind(object)]?.jsonTexts[field];
      const isPolicy = typeof value === 'string' && /"Statement"/.test(value);
      if (typeof value !== 'string' || (held === undefined && !isPolicy)) continue;
      const document = parsedObject(value);
      const at = `${where(object)}: spec.${path}`;
      if (held === undefined) problems.push(`${at}: a policy in an unknown field — add it to its kind in kinds/`);
      else if (document === undefined && !(held === 'no policy' && isJsonList(value)))
        problems.push(`${at}: not a JSON object (${value.slice(0, 60)}) — correct the chart`);
      else if (document !== undefined && held !== 'no policy')
        policies.push({ object, field: `spec.${path}`, ...held, text: value, document, ...read(document) });
    }
  }
  return { policies, problems };
}

/** What is no policy may be a list, as the rules of a web ACL are. */
function isJsonList(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}

const read = (document: JsonObject) => ({
  statements: listAt(document, 'Statement').filter(isObject).map(toStatement),
});

function toStatement(source: JsonObject): Statement {
  return {
    effect: stringAt(source, 'Effect') ?? '',
    actions: texts(listAt(source, 'Action')),
    resources: texts(listAt(source, 'Resource')),
    conditions: conditionsOf(at(source, 'Condition')),
    source,
  };
}

function conditionsOf(condition: Json | undefined): Condition[] {
  if (!isObject(condition)) return [];
  return Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(isObject(keys) ? keys : {}).map(([key, values]) => ({
      operator,
      key: key.toLowerCase(),
      values: texts(isList(values) ? values : [values ?? '']),
    })),
  );
}

const texts = (values: readonly Json[]) =>
  values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
