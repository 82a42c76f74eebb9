import { types } from 'node:util';

/** One line that says why something was thrown: the innermost cause, since fetch itself says only "fetch failed". */
export function reasonOf(error: unknown): string {
  // Not instanceof: where code runs in a vm context, errors of Node itself come from another realm.
  if (!types.isNativeError(error)) return String(error);
  if (error.cause !== undefined) return reasonOf(error.cause);
  // An AggregateError of refused connections has a code and no message.
  const text = error.message || ('code' in error ? String(error.code) : error.name);
  return (text.split('\n')[0] ?? text).replace(/:$/, '');
}
