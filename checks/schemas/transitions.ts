import { isList, isObject, type Json, listAt } from '../../objects/json';
import { brokenTransition } from './cel';

/** A rule about an update that two states of an object break. */
export interface BrokenTransition {
  /** Path of the field that the rule is about. */
  readonly path: string;
  /** The rule's own message. */
  readonly message: string;
}

/**
 * The rules about `oldSelf` that an update breaks. Items of a list are compared where the list has keys, as an API server
 * does it; of others it does not know which was which.
 *
 * Source: Kubernetes documentation, "Transition rules" of CustomResourceDefinitions.
 */
export function brokenTransitions(
  schema: Json | undefined,
  before: Json | undefined,
  after: Json | undefined,
  path = '',
): BrokenTransition[] {
  if (!isObject(schema) || before === undefined || after === undefined) return [];
  const message = brokenTransition(schema, before, after);
  const own = message === undefined ? [] : [{ path, message }];
  if (isList(before) && isList(after)) {
    const keys = listAt(schema, 'x-kubernetes-list-map-keys').map(String);
    if (keys.length === 0) return own;
    const keyOf = (item: Json) => JSON.stringify(keys.map((key) => (isObject(item) ? item[key] : undefined)));
    return [
      ...own,
      ...after.flatMap((item) => {
        const was = before.find((one) => keyOf(one) === keyOf(item));
        return brokenTransitions(schema.items, was, item, `${path}[${JSON.parse(keyOf(item)).join(' ')}]`);
      }),
    ];
  }
  if (!isObject(before) || !isObject(after)) return own;
  const properties = isObject(schema.properties) ? schema.properties : {};
  const inner = Object.keys(after).flatMap((key) =>
    brokenTransitions(
      properties[key] ?? schema.additionalProperties,
      before[key],
      after[key],
      path === '' ? key : `${path}.${key}`,
    ),
  );
  return [...own, ...inner];
}
