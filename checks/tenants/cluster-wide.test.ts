import { editableObjects } from '../../charts/rendered-fixture';
import { units } from '../../charts/units';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import { clusterWideProblems } from './cluster-wide';

const [environment] = loadEnvironments(exampleEnvironments, { reporting: exampleServices.reporting }, examplePlatform);
if (environment === undefined) throw new Error('there is no example environment');
const dev = environment;
const objectsAfter = editableObjects(
  units([dev], examplePlatform).filter(({ directory }) => /^dev\/workload/.test(directory)),
);
const problemsOf = (change: (text: string) => string) => clusterWideProblems(objectsAfter(change), dev);

test('a cluster as it is rendered has what its services share', () => {
  expect(problemsOf((text) => text)).toEqual([]);
});

test.each<[string, string | RegExp, string, RegExp]>([
  ['without a budget', 'kind: PodDisruptionBudget', 'kind: Budget', /PodDisruptionBudget\/reporting: not/],
  ['with a budget for all pods', 'maxUnavailable: 1', 'maxUnavailable: 2', /PodDisruptionBudget\/reporting: not/],
  ['without a controller’s namespace', 'name: opentelemetry\n', 'name: telemetry\n', /opentelemetry: not there/],
  [
    'with a laxer one',
    '/enforce: restricted',
    '/enforce: privileged',
    /ce\/external-secrets: .*enforce: not restricted/,
  ],
  [
    'whose namespaces nobody audits',
    '/audit: restricted',
    '/audit: privileged',
    /external-secrets: .*audit: not restr/,
  ],
  ['whose router has settings', '[OUTPUT]', '[SERVICE]\n        Flush 1\n    [OUTPUT]', /refuses .+\[SERVICE\]/],
])('a cluster %s is a problem', (_what, from, to, message) => {
  expect(problemsOf((text) => text.replace(from, to))).toContainEqual(expect.stringMatching(message));
});
