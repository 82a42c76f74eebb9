import { App } from 'cdk8s';
import { type JsonObject, stringAt } from '../../checks/json';
import { exampleEnvironments, exampleServices } from '../../config/example';
import { loadEnvironments } from '../../config/load';
import { EnvironmentsChart } from './environments';

test('the namespace of every environment asks before it goes, also of one whose data may', () => {
  const environments = loadEnvironments(exampleEnvironments, exampleServices);
  expect(environments.map(({ protection }) => protection.level)).toContain('disposable');
  const namespaces = new EnvironmentsChart(new App(), 'environments', environments)
    .toJson()
    .filter(({ kind }) => kind === 'Namespace');
  const asks = { 'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm' };
  expect(namespaces.map(({ metadata }) => metadata.annotations)).toEqual(environments.map(() => asks));
});

describe('with the keys of a person', () => {
  afterEach(() => jest.resetModules());

  test('each environment’s provider configuration names the Secret of its own namespace', async () => {
    jest.resetModules();
    const { platform } = await import('../../config/platform');
    const management = { ...platform.management, credentials: 'secret' };
    jest.doMock('../../config/platform', () => ({ platform: { ...platform, management } }));
    const fresh = await import('./environments');
    const environments = loadEnvironments(exampleEnvironments, exampleServices);
    const configurations: JsonObject[] = new fresh.EnvironmentsChart(new App(), 'environments', environments)
      .toJson()
      .filter(({ kind }: JsonObject) => kind === 'ProviderConfig');
    expect(configurations.map((body) => stringAt(body, 'spec', 'credentials', 'secretRef', 'namespace'))).toEqual(
      environments.map(({ name }) => name),
    );
  });
});
