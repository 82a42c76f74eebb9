import { isObject, type Json, type JsonObject, listAt } from './json';

/** Every condition in the status of an object. */
export function conditionsOf(status: Json | undefined): readonly JsonObject[] {
  return listAt(status, 'conditions').filter(isObject);
}

/** The condition of a type in the status of an object; undefined where there is none. */
export function conditionOf(status: Json | undefined, type: string): JsonObject | undefined {
  return conditionsOf(status).find((condition) => condition.type === type);
}

/** Whether the status of an object has a condition of a type, and that is `True`. */
export function isTrue(status: Json | undefined, type: string): boolean {
  return conditionOf(status, type)?.status === 'True';
}
