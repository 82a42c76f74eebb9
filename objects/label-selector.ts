import { at, isList, isObject, type Json, listAt } from './json';

/** Labels of an object. */
export type Labels = Readonly<Record<string, string>>;

/**
 * Whether a label selector selects an object with these labels; an empty selector selects everything. Throws for
 * anything that an API server refuses.
 *
 * Source: Kubernetes API reference, "LabelSelector" of meta/v1.
 */
export function selects(selector: Json, labels: Labels): boolean {
  if (!isObject(selector)) throw new Error(`not a label selector (${JSON.stringify(selector)}) — write an object`);
  const wanted = at(selector, 'matchLabels');
  const equal = Object.entries(isObject(wanted) ? wanted : {}).every(([key, value]) => own(labels, key) === value);
  return equal && listAt(selector, 'matchExpressions').every((expression) => meets(expression, labels));
}

// A label may be called "constructor", so inherited keys must not count.
const own = (labels: Labels, key: string) => (Object.hasOwn(labels, key) ? labels[key] : undefined);

function meets(expression: Json, labels: Labels): boolean {
  const [key, operator, values] = ['key', 'operator', 'values'].map((field) => at(expression, field));
  const value = typeof key === 'string' ? own(labels, key) : undefined;
  const listed = isList(values) && values.length > 0;
  if (operator === 'Exists' && !listed) return value !== undefined;
  if (operator === 'DoesNotExist' && !listed) return value === undefined;
  if (operator === 'In' && listed) return value !== undefined && values.includes(value);
  // An object without the label has none of the values, so NotIn selects it.
  if (operator === 'NotIn' && listed) return value === undefined || !values.includes(value);
  throw new Error(`not a label expression (${JSON.stringify(expression)}) — correct operator or values`);
}
