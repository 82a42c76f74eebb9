import type { DistObject } from '../../objects/dist';
import { coverageProblems } from './coverage';
import { listing, managed } from './fixture';

const byHand = ['dist/argocd/environment-dev'];
const problems = (...objects: readonly DistObject[][]) => coverageProblems(objects.flat(), byHand);

test('a directory that one ApplicationSet lists is deployed', () => {
  expect(problems(managed('dev'), listing())).toEqual([]);
});

test.each<[string, DistObject[][], RegExp[]]>([
  ['that nothing lists', [managed('prod'), managed('dev'), listing()], [/^dist\/prod.* nothing deploys it/]],
  ['a level below what is listed', [managed('dev', 'VPC', 'a/b'), managed('dev'), listing()], [/a\/b: nothing/]],
  ['that two list', [managed('dev'), listing(), listing({ directories: 'dist/dev/*/network' })], [/deployed twice/]],
  [
    'that a person applies and Argo CD too',
    [managed('dev'), listing(), listing({ directories: 'dist/argocd/environment-dev' })],
    [/though a person applies it/],
  ],
  [
    'that is not there',
    [managed('dev'), listing(), listing({ directories: 'dist/qa/*' })],
    [/no directory that there is/],
  ],
  ['of another revision', [managed('dev'), listing({ lists: 'main', deploys: 'v1' })], [/\(main, v1\)/]],
])('a directory %s is a problem', (_, objects, expected) => {
  expect(problems(...objects)).toEqual(expected.map((line) => expect.stringMatching(line)));
});
