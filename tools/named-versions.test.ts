import { namedVersions } from './named-versions';

const named = (text: string) =>
  namedVersions(text, ['Argo CD', 'crossplane', 'crossplane-runtime']).map(
    ({ project, version }) => `${project} ${version}`,
  );

test.each([
  ['after its project', 'Source: `app_project_types.go` of Argo CD v3.5.1.', ['Argo CD v3.5.1']],
  [
    'on the next line of a comment',
    ' * Source: Argo CD\n * v3.5.1, and crossplane\n   // v2.3',
    ['Argo CD v3.5.1', 'crossplane v2.3'],
  ],
  ['twice', 'Argo CD v3.5.1 and Argo CD v3.5.1', ['Argo CD v3.5.1']],
  ['of a project whose name begins like another’s', 'crossplane-runtime v2.3.3', ['crossplane-runtime v2.3.3']],
  ['without its project', 'before v2.3', []],
  ['of another project', 'my-crossplane v2.3.4, github.com/crossplane v2.3.4', []],
])('a version %s is found or not', (_what, text, versions) => {
  expect(named(text)).toEqual(versions);
});
