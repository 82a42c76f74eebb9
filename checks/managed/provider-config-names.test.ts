import { parseDist } from '../../objects/dist';
import { providerConfigNameProblems } from './provider-config-names';

const config = (name: string, namespace: string, group = 'aws.m.upbound.io') =>
  JSON.stringify({ apiVersion: `${group}/v1beta1`, kind: 'ProviderConfig', metadata: { name, namespace } });
const problemsOf = (...documents: string[]) =>
  providerConfigNameProblems(parseDist('dist/x.yaml', documents.join('\n---\n')).objects);

test('a ProviderConfig with the name of one in another namespace is a problem', () => {
  expect(problemsOf(config('default', 'dev'), config('default', 'prod'))).toEqual([
    expect.stringMatching(/ProviderConfig\/default: has the name of one in dev — /),
  ]);
});

test('one with a name of its own, or of another provider, is fine', () => {
  expect(
    problemsOf(config('dev', 'dev'), config('prod', 'prod'), config('dev', 'prod', 'kubernetes.m.crossplane.io')),
  ).toEqual([]);
});
