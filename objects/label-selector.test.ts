import type { JsonObject } from './json';
import { type Labels, selects } from './label-selector';

const objects: readonly Labels[] = [{ app: 'web' }, { app: 'db' }, {}];
const selected = (selector: JsonObject) => objects.map((labels) => selects(selector, labels));
const expression = (operator: string, values?: string[]) => ({ key: 'app', operator, ...(values && { values }) });

describe('a label selector', () => {
  test('that is empty selects everything', () => {
    expect(selected({})).toEqual([true, true, true]);
    expect(selected({ matchLabels: {}, matchExpressions: [] })).toEqual([true, true, true]);
  });

  test('wants all of its labels', () => {
    expect(selected({ matchLabels: { app: 'web' } })).toEqual([true, false, false]);
    expect(selected({ matchLabels: { app: 'web', tier: 'front' } })).toEqual([false, false, false]);
  });

  test.each<[string, string[] | undefined, boolean[]]>([
    ['In', ['web', 'api'], [true, false, false]],
    ['NotIn', ['web', 'api'], [false, true, true]],
    ['Exists', undefined, [true, true, false]],
    ['DoesNotExist', undefined, [false, false, true]],
  ])('with %s means what Kubernetes says', (operator, values, expected) => {
    expect(selected({ matchExpressions: [expression(operator, values)] })).toEqual(expected);
  });

  test('wants all of its expressions as well as its labels', () => {
    const both = { matchLabels: { app: 'db' }, matchExpressions: [expression('In', ['web', 'db'])] };
    expect(selected(both)).toEqual([false, true, false]);
    const two = { matchExpressions: [expression('Exists'), expression('NotIn', ['db'])] };
    expect(selected(two)).toEqual([true, false, false]);
  });

  test('never takes for a label what every object inherits', () => {
    expect(selected({ matchExpressions: [{ key: 'constructor', operator: 'Exists' }] })).toEqual([false, false, false]);
  });

  test.each([
    ['Like', ['web']],
    ['In', []],
    ['In', undefined],
    ['NotIn', undefined],
    ['Exists', ['web']],
    ['DoesNotExist', ['web']],
  ])('with %s %j is refused', (operator, values) => {
    expect(() => selected({ matchExpressions: [expression(operator, values)] })).toThrow(/not a label expression/);
  });

  test('that is no object is refused', () => {
    expect(() => selects('app=web', {})).toThrow(/not a label selector/);
  });
});
