import { z } from 'zod';
import { instead, nearest } from '../../texts/nearest';
import type { Problem } from './problem';

/** Of schemas of objects: what to do about fields that people look for in them and that are somewhere else, by field. */
export const elsewhere = z.registry<Readonly<Record<string, string>>>();

/** What is wrong with the shape of a value (missing, unknown or mistyped fields), as problems. */
export function shapeProblems(schema: z.core.$ZodType, input: unknown, at: (field: string) => string): Problem[] {
  if (input instanceof Promise) {
    return [{ where: at(''), what: 'is a promise, for which nothing waits', fix: 'write the object itself' }];
  }
  const issues = (z.safeParse(schema, input).error?.issues ?? []).flatMap(ofOneForm);
  const misspelt = issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [];
    return issue.keys.flatMap((key) => {
      const meant = nearest(key, fieldsAt(schema, issue.path));
      return meant === undefined ? [] : [at(fieldPath([...issue.path, meant]))];
    });
  });
  const problems = issues.flatMap((issue): Problem[] => {
    const where = at(fieldPath(issue.path));
    const value = valueAt(input, issue.path);
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) => ({
          where: at(fieldPath([...issue.path, key])),
          what: 'is not a field',
          value: valueAt(input, [...issue.path, key]),
          fix: elsewhereAt(schema, issue.path)?.[key] ?? otherField(key, fieldsAt(schema, issue.path)),
        }));
      case 'invalid_type':
        return [typeProblem(where, issue.expected, value, requiredFieldsAt(schema, issue.path))];
      case 'invalid_value':
        return [{ where, what: 'is not an allowed value', value, fix: instead(value, issue.values.map(String)) }];
      case 'too_small':
        return [sizeProblem(where, value, 'too small', issue.inclusive ? 'at least' : 'more than', issue.minimum)];
      case 'too_big':
        return [sizeProblem(where, value, 'too large', issue.inclusive ? 'at most' : 'less than', issue.maximum)];
      default:
        return [{ where, what: issue.message, value, fix: 'correct it' }];
    }
  });
  // Of two limits the last is the field's own.
  const isRepeated = (problem: Problem, index: number) =>
    problems.some((other, later) => later > index && other.where === problem.where && other.what === problem.what);
  // A misspelt field is reported as such, and not as missing too.
  return problems
    .filter((problem, index) => !isRepeated(problem, index))
    .filter(({ what, where }) => what !== missing || !misspelt.includes(where));
}

/** The issues of the form that a value has, of several that its field may have. */
function ofOneForm(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const isOther = (one: z.core.$ZodIssue) => one.code === 'invalid_type' && one.path.length === 0;
  const own = issue.errors.find((errors) => !errors.some(isOther));
  if (own !== undefined) return own.map((one) => ({ ...one, path: [...issue.path, ...one.path] })).flatMap(ofOneForm);
  const [first] = issue.errors.flat().filter(isOther);
  return first === undefined ? [issue] : [{ ...first, path: issue.path }];
}

/** The one of several forms that a value has; of a field with one form, that. */
export function optionFor(field: z.core.$ZodType, value: unknown): z.core.$ZodType {
  if (!(field instanceof z.ZodUnion)) return field;
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return field.options.find((option) => isRecord === option instanceof z.ZodRecord) ?? field;
}

const missing = 'is missing';

function typeProblem(where: string, expected: string, value: unknown, fields: readonly string[]): Problem {
  const wanted = fields.length === 0 ? article(expected) : `${article(expected)} with ${fields.join(', ')}`;
  if (value === undefined) return { where, what: missing, fix: `add it, as ${wanted}` };
  const what = `is not ${article(expected)}`;
  const isNumeric = typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value));
  if (expected === 'number' && isNumeric) return { where, what, value, fix: `write ${Number(value)}, without quotes` };
  if (expected === 'string' && typeof value === 'number') {
    return { where, what, value, fix: `write it in quotes, '${value}'` };
  }
  return { where, what, value, fix: `write ${wanted}` };
}

function sizeProblem(where: string, value: unknown, what: string, than: string, limit: number | bigint): Problem {
  if (value === '') return { where, what: 'is empty', value, fix: 'write a text' };
  if (Array.isArray(value)) return { where, what: 'is empty', value, fix: 'name at least one' };
  return { where, what: `is ${what}`, value, fix: `use ${than} ${limit}` };
}

function otherField(key: string, fields: readonly string[]): string {
  const fix = instead(key, fields);
  return fix.startsWith('use') ? `remove it, or ${fix}` : fix;
}

/** The fields that an object may have at a path of keys and indexes. */
function fieldsAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  return Object.keys(shapeAt(schema, path));
}

/** Those of them without which it is refused. */
function requiredFieldsAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  return Object.entries(shapeAt(schema, path)).flatMap(([field, one]) => (unwrapped(one) === one ? [field] : []));
}

function shapeAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodShape {
  return objectAt(schema, path)?.shape ?? {};
}

function elsewhereAt(schema: z.core.$ZodType, path: readonly PropertyKey[]) {
  const object = objectAt(schema, path);
  return object && elsewhere.get(object);
}

function objectAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): z.ZodObject | undefined {
  const inner = path.reduce<z.core.$ZodType | undefined>((outer, key) => {
    const field = unwrapped(outer);
    const found = field && unwrapped(optionFor(field, typeof key === 'number' ? [] : {}));
    if (found instanceof z.ZodObject) return found.shape[String(key)];
    if (found instanceof z.ZodRecord) return found.valueType;
    return found instanceof z.ZodArray ? found.element : undefined;
  }, schema);
  const found = unwrapped(inner);
  return found instanceof z.ZodObject ? found : undefined;
}

function unwrapped(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional) {
    return unwrapped(schema.unwrap());
  }
  return schema;
}

/** The words for which the schema has others. */
const nouns: Readonly<Record<string, string>> = { int: 'a whole number', record: 'an object' };

const article = (noun: string) => nouns[noun] ?? (/^[aeio]/.test(noun) ? `an ${noun}` : `a ${noun}`);

const fieldPath = (path: readonly PropertyKey[]) =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');

/** The value at a path of keys and indexes, undefined where there is none. */
export function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
}
