import { BootstrapError } from './bootstrap-error';
import { readArguments, stepNames } from './read-arguments';

function problems(...args: readonly string[]): readonly string[] {
  try {
    readArguments(args);
  } catch (error) {
    if (error instanceof BootstrapError) return error.problems;
    throw error;
  }
  return [];
}

test('a context is enough, and all steps follow', () => {
  expect(readArguments(['--context', 'management'])).toMatchObject({ context: 'management', steps: stepNames });
});

test('steps run in their own order, whatever order they are given in', () => {
  expect(readArguments(['--context=x', '--steps=root,settings']).steps).toEqual(['settings', 'root']);
});

test.each<[string, string[], RegExp]>([
  ['no context', [], /^--context: missing — /],
  ['a context without a value', ['--context'], /^--context: has no value — /],
  ['two contexts', ['--context=a', '--context=b'], /^--context: given more than once \(b\) — /],
  ['a step that does not exist', ['--context=a', '--steps=roof'], /^--steps: no such step \(roof\) — use check,/],
  ['an unknown flag', ['--context=a', '--force'], /^command line: unknown argument \(--force\) — use --context,/],
  ['a word that belongs to no flag', ['--context=a', 'now'], /^command line: unknown argument \(now\) — /],
  ['a kubeconfig that is missing', ['--context=a', '--kubeconfig=none'], /^--kubeconfig: is not a file \(none\) — /],
  [
    'manifests that are no folder',
    ['--context=a', '--argocd-manifests=package.json'],
    /^--argocd-manifests: is not a folder \(package.json\) — /,
  ],
])('%s is reported in one line', (_, args, line) => {
  expect(problems(...args)).toEqual([expect.stringMatching(line)]);
});

test('all mistakes are reported at once', () => {
  expect(problems('--steps=roof', '--kubeconfig=none')).toHaveLength(3);
});
