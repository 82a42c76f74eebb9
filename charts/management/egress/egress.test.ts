import { App } from 'cdk8s';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../../config/model/example';
import { loadEnvironments } from '../../../config/rules/load';
import { ClusterChart } from '../cluster/cluster';
import { EgressChart } from './egress';

const { reporting, ...others } = exampleServices;
const reaching = { ...others, reporting: { ...reporting, reaches: { bank: { hosts: ['api.example.com'] } } } };
const [environment] = loadEnvironments(exampleEnvironments.slice(0, 1), reaching, examplePlatform);
if (environment === undefined) throw new Error('no environment');
const objects = new EgressChart(new App(), 'egress', environment).toJson();
const profilesIn = (all: readonly { kind: string; metadata: { name: string } }[]) =>
  all.filter(({ kind }) => kind === 'FargateProfile').map(({ metadata }) => metadata.name);

test('pods of the proxy get their groups, without which none is admitted, once their own profile is there', () => {
  const waves = objects
    .filter(({ kind }) => ['FargateProfile', 'Object'].includes(kind))
    .map(({ kind, metadata }) => [kind, metadata.annotations?.['argocd.argoproj.io/sync-wave']]);
  expect(waves).toEqual([
    ['FargateProfile', undefined],
    ['Object', '1'],
  ]);
});

test('the profile of the proxy comes by name before that of services, which takes every namespace', () => {
  const [own = ''] = profilesIn(objects);
  const [services = ''] = profilesIn(new ClusterChart(new App(), 'cluster', environment).toJson()).filter((name) =>
    name.startsWith('services-'),
  );
  expect([services, own].sort()).toEqual([own, services]);
});
