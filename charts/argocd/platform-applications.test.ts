import { App } from 'cdk8s';
import { parse } from 'yaml';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import { EnvironmentApplicationsChart } from './environment-applications';
import { PlatformApplicationsChart } from './platform-applications';

const directories = ['compositions', 'crossplane', 'environments', 'registrations'].map((name) => `platform/${name}`);
const applications = new PlatformApplicationsChart(new App(), 'test', examplePlatform, directories).toJson();
const waveOf = ({ metadata }: (typeof applications)[number]) =>
  Number(metadata.annotations['argocd.argoproj.io/sync-wave']);
const wave = (name: string) => applications.filter(({ metadata }) => metadata.name === name).map(waveOf);

test('Crossplane comes first, then its packages, what needs them, and the environments', () => {
  const order = ['crossplane', 'platform-crossplane', 'platform-compositions', 'platform-environments'].flatMap(wave);
  expect(order).toHaveLength(4);
  expect(order).toEqual([...new Set(order)].sort());
});

test('an environment’s units come after everything that is shared', () => {
  const sets = loadEnvironments(exampleEnvironments, exampleServices, examplePlatform).flatMap((environment) =>
    new EnvironmentApplicationsChart(new App(), 'test', environment).toJson(),
  );
  const shared = applications.filter(({ metadata }) => metadata.name !== 'argocd');
  expect(Math.min(...sets.map(waveOf))).toBeGreaterThan(Math.max(...shared.map(waveOf)));
});

test('Crossplane activates no kind by itself', () => {
  const values = applications.flatMap(({ spec }) => spec.source?.helm?.values ?? []);
  expect(values.map((text) => parse(text))).toEqual([{ provider: { defaultActivations: [] } }]);
});

test('no Application of what is shared takes its objects with it', () => {
  expect(applications.flatMap(({ metadata }) => metadata.finalizers ?? [])).toEqual([]);
  const sets = applications.filter(({ kind }) => kind === 'ApplicationSet');
  expect(sets.map(({ spec }) => spec.syncPolicy)).toEqual([{ preserveResourcesOnDeletion: true }]);
});
