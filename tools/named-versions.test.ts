import { namedVersions, namelessVersions } from './named-versions';

const projects = ['Argo CD', 'Node', 'crossplane', 'crossplane-runtime'];
const named = (text: string) => namedVersions(text, projects).map(({ project, version }) => `${project} ${version}`);

test.each([
  ['after its project', 'Source: `app_project_types.go` of Argo CD v3.5.1.', ['Argo CD v3.5.1']],
  [
    'on the next line of a comment',
    ' * Source: Argo CD\n * v3.5.1, and crossplane\n   // v2.3',
    ['Argo CD v3.5.1', 'crossplane v2.3'],
  ],
  ['without a v', 'with Node 26.', ['Node 26']],
  ['of the next paragraph', '## Argo CD\n\n1. Read', []],
  ['twice', 'Argo CD v3.5.1 and Argo CD v3.5.1', ['Argo CD v3.5.1']],
  ['of a project whose name begins like another’s', 'crossplane-runtime v2.3.3', ['crossplane-runtime v2.3.3']],
  ['without its project', 'before v2.3', []],
  ['of another project', 'my-crossplane v2.3.4, github.com/crossplane v2.3.4', []],
])('a version %s is found or not', (_what, text, versions) => {
  expect(named(text)).toEqual(versions);
});

test.each([
  ['alone is nameless', 'in `managed.go` of v2.4.0, and again v2.4.0', ['v2.4.0']],
  ['after another project is nameless', 'widgets v2.4.0', ['v2.4.0']],
  ['at the beginning is nameless', 'V2.4 has none', ['V2.4']],
  ['after its project is named', ' * crossplane\n * v2.3.4', []],
  ['that bounds others is a bound', 'crossplane before v2.3; up to\nv2.6.0; Since v1.2', []],
  ['that is an example is one', 'a tag such as v1.2.3, e.g. v1.2.4', []],
  ['that is quoted is data', "`v1.2.3`, 'v1.2.3', coredns:'v1.2', v1beta1, k8s-aws-v1.2, core.v1.Pod", []],
])('a version %s', (_what, text, nameless) => {
  expect(namelessVersions(text, projects)).toEqual(nameless);
});
