import type { z } from 'zod';
import type { Problem } from './problem';

/** What zod found wrong with the shape of a value (missing, unknown or mistyped fields), as problems. */
export function shapeProblems(error: z.ZodError, input: unknown, at: (field: string) => string): Problem[] {
  return error.issues.flatMap((issue): Problem[] => {
    const where = at(fieldPath(issue.path));
    const value = valueAt(input, issue.path);
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) => ({
          where: at(fieldPath([...issue.path, key])),
          what: 'is not a field',
          value: valueAt(input, [...issue.path, key]),
          fix: 'remove it or correct its spelling; what is derived cannot be set',
        }));
      case 'invalid_type':
        return value === undefined
          ? [{ where, what: 'is missing', fix: `add it, as ${article(issue.expected)}` }]
          : [{ where, what: `is not ${article(issue.expected)}`, value, fix: `write ${article(issue.expected)}` }];
      case 'invalid_value':
        return [
          { where, what: 'is not an allowed value', value, fix: `use one of ${issue.values.map(String).join(', ')}` },
        ];
      case 'too_small':
        return [
          {
            where,
            what: 'is too small',
            value,
            fix: `use ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`,
          },
        ];
      case 'too_big':
        return [{ where, what: 'is too large', value, fix: `use at most ${issue.maximum}` }];
      default:
        return [{ where, what: issue.message, value, fix: 'correct it' }];
    }
  });
}

const article = (noun: string) =>
  noun === 'int' ? 'a whole number' : /^[aeio]/.test(noun) ? `an ${noun}` : `a ${noun}`;

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
