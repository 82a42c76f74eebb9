import type { Subscription } from '../../model/messages/queue';
import type { Problem } from '../../model/problem';

/** Limits of a filter policy. Source: SNS developer guide, "Filter policy constraints". */
const limits = { keys: 5, combinations: 150 } as const;

/** Words that begin a condition in a list of values. Source: SNS developer guide, "String value matching", "Numeric value matching". */
const operators = ['anything-but', 'cidr', 'equals-ignore-case', 'exists', 'numeric', 'prefix', 'suffix', 'wildcard'];

/** What SNS would refuse about the filter of a subscription. */
export function filterProblems(where: string, { filter, filterOn }: Subscription): Problem[] {
  if (filter === undefined) {
    if (filterOn === 'attributes') return [];
    const what = 'says what a filter is about, and there is none';
    return [{ where: `${where}.filterOn`, what, value: filterOn, fix: 'write a filter, or leave this out' }];
  }
  const at = `${where}.filter`;
  const leaves = leavesOf(filter);
  if (leaves.length === 0) {
    return [{ where: at, what: 'lets nothing through', value: filter, fix: 'name what comes, or leave it out' }];
  }
  return [...leaves.flatMap((leaf) => leafProblems(at, leaf, filterOn)), ...sizeProblems(at, leaves)];
}

/** A key of a filter, with all keys around it, and the values that it may have. */
interface Leaf {
  readonly path: readonly string[];
  readonly values: unknown;
}

function leavesOf(filter: object, path: readonly string[] = []): Leaf[] {
  return Object.entries(filter).flatMap(([key, values]): Leaf[] => {
    // Of several filters any may let a message through.
    if (key === '$or' && Array.isArray(values)) {
      return values.flatMap((one) => (isObject(one) ? leavesOf(one, path) : [{ path: [...path, key], values: one }]));
    }
    return isObject(values) ? leavesOf(values, [...path, key]) : [{ path: [...path, key], values }];
  });
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function leafProblems(at: string, { path, values }: Leaf, filterOn: Subscription['filterOn']): Problem[] {
  const where = [at, ...path].join('.');
  if (path.length > 1 && filterOn === 'attributes') {
    const fix = "write filterOn: 'body', or name an attribute";
    return [{ where, what: 'is inside another, and attributes have none inside', value: values, fix }];
  }
  if (!Array.isArray(values) || values.length === 0) {
    const fix = "write the values that come, e.g. ['settled']";
    return [{ where, what: 'is no list of values, so that it is no filter policy of SNS', value: values, fix }];
  }
  return values.filter(isObject).flatMap((condition): Problem[] => {
    const words = Object.keys(condition);
    const [word = ''] = words;
    if (words.length === 1 && operators.includes(word)) return [];
    const fix = `use one of ${operators.join(', ')}`;
    return [{ where, what: 'has a condition that SNS does not know', value: condition, fix }];
  });
}

function sizeProblems(where: string, leaves: readonly Leaf[]): Problem[] {
  const problems: Problem[] = [];
  if (leaves.length > limits.keys) {
    const fix = 'filter by fewer, and let the service look at the rest';
    problems.push({ where, what: `has more than ${limits.keys} keys`, value: leaves.length, fix });
  }
  // SNS counts a key for each level on which it is.
  const combinations = leaves.reduce(
    (product, { path, values }) => product * (Array.isArray(values) ? values.length : 1) * path.length,
    1,
  );
  if (combinations > limits.combinations) {
    const what = `has more than ${limits.combinations} combinations of values`;
    problems.push({ where, what, value: combinations, fix: 'list fewer values, or match a prefix' });
  }
  return problems;
}
