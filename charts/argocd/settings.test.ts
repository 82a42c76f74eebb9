import { App } from 'cdk8s';
import { parse } from 'yaml';
import { healthChecks } from '../../argocd/health/health-checks';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import { SettingsChart } from './settings';

const settings = new SettingsChart(
  new App(),
  'test',
  examplePlatform,
  loadEnvironments(exampleEnvironments, exampleServices, examplePlatform),
).toJson();
const [data] = settings.filter(({ metadata }) => metadata.name === 'argocd-cm').map((configMap) => configMap.data);

test('Argo CD runs every health check, to the letter', () => {
  const scripts = Object.entries<{ 'health.lua': string }>(parse(data['resource.customizations']));
  expect(scripts.map(([kinds, check]) => ({ kinds, script: check['health.lua'] }))).toEqual(
    healthChecks(examplePlatform.apiGroup).map(({ kinds, script }) => ({ kinds, script })),
  );
});

test('Crossplane’s usages of provider configurations are left out of every tree', () => {
  expect(parse(data['resource.exclusions'])).toContainEqual({ apiGroups: ['*'], kinds: ['ProviderConfigUsage'] });
});

test('objects are found by annotation, since a label holds no name as long as theirs', () => {
  expect(data['application.resourceTrackingMethod']).toBe('annotation');
});

test('Argo CD finds each of its ConfigMaps by the label that it looks for', () => {
  const configMaps = settings.filter(({ kind }) => kind === 'ConfigMap');
  expect(configMaps.map(({ metadata }) => metadata.labels['app.kubernetes.io/part-of'])).toEqual(
    Array(4).fill('argocd'),
  );
});
