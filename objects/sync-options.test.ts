import type { JsonObject } from './json';
import { syncOptionsOf } from './sync-options';

test.each<[string, JsonObject, string[]]>([
  ['none', {}, []],
  ['one', { 'argocd.argoproj.io/sync-options': 'Prune=confirm' }, ['Prune=confirm']],
  [
    'several, with spaces between them',
    { 'argocd.argoproj.io/sync-options': 'Prune=confirm, Delete=confirm' },
    ['Prune=confirm', 'Delete=confirm'],
  ],
])('an object asks for %s of the sync options', (_, annotations, expected) => {
  expect(syncOptionsOf({ metadata: { annotations } })).toEqual(expected);
});
