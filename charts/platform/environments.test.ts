import { App } from 'cdk8s';
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
