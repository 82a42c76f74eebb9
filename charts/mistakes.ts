import { ConfigurationError } from '../config/model/problem';
import { unreadableProblem } from '../config/rules/reading/unreadable';

/**
 * What a person should read about a mistake in the configuration; undefined for an error with another cause.
 *
 * @param folder that therefore stays as it is
 */
export function mistakes(error: unknown, folder = 'dist/'): string | undefined {
  const unreadable = unreadableProblem(error);
  const found = unreadable === undefined ? error : new ConfigurationError([unreadable]);
  if (!(found instanceof ConfigurationError)) return undefined;
  const count = found.problems.length;
  return `${found.message}\n${count} ${count === 1 ? 'mistake' : 'mistakes'}, ${folder} unchanged`;
}
