import { App } from 'cdk8s';
import { deliveredServices, deliveringEnvironments } from '../../config/model/delivery/example';
import type { EnvironmentInput } from '../../config/model/environment';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import { EnvironmentApplicationsChart } from './environment-applications';

const [dev, , prod] = exampleEnvironments;

function applicationSets(input: EnvironmentInput) {
  const [environment] = loadEnvironments([input], exampleServices, examplePlatform);
  if (environment === undefined) throw new Error('there is no environment');
  return new EnvironmentApplicationsChart(new App(), 'test', environment).toJson();
}

const generatorsOf = ({ spec: { generators } }: ReturnType<typeof applicationSets>[number]) =>
  generators.flatMap((generator: { matrix?: { generators: object[] } }) => generator.matrix?.generators ?? [generator]);

test('an ApplicationSet lists the directories of the revision that it deploys', () => {
  for (const set of applicationSets(prod)) {
    const git = generatorsOf(set).flatMap((generator: { git?: object }) => generator.git ?? []);
    expect(git).toMatchObject([{ revision: prod.revision, repoURL: set.spec.template.spec.source.repoURL }]);
    expect(set.spec.template.spec.source.targetRevision).toBe(prod.revision);
  }
});

test('what goes into the workload cluster waits for a cluster that is registered as this environment’s', () => {
  const waiting = applicationSets(dev).filter((set) =>
    generatorsOf(set).some(
      (generator: { clusters?: { selector: { matchLabels: Record<string, string> } } }) =>
        generator.clusters?.selector.matchLabels[`${examplePlatform.apiGroup}/environment`] === 'dev',
    ),
  );
  expect(waiting.map(({ metadata }) => metadata.name)).toEqual(['dev-workload', 'dev-controllers']);
});

test('an Application is deleted with its directory where Argo CD syncs, and by a person where a person syncs', () => {
  const policies = (input: EnvironmentInput) =>
    new Set(applicationSets(input).map(({ spec }) => spec.syncPolicy.applicationsSync));
  expect(policies({ ...prod, sync: 'automatic' })).toEqual(new Set(['sync']));
  expect(policies({ ...prod, sync: 'manual' })).toEqual(new Set(['create-update']));
});

test('Argo CD prunes and heals by itself only where it syncs by itself', () => {
  const automated = (input: EnvironmentInput) =>
    applicationSets(input).map(({ spec }) => spec.template.spec.syncPolicy.automated);
  expect(automated({ ...dev, sync: 'automatic' })).toEqual(Array(3).fill({ prune: true, selfHeal: true }));
  expect(automated({ ...dev, sync: 'manual' })).toEqual([undefined, undefined, undefined]);
});

test('an ApplicationSet leaves the answer to what an Application asks before it prunes', () => {
  const kept = applicationSets(prod).map(({ spec }) => spec.preservedFields);
  expect(kept).toEqual(Array(3).fill({ annotations: ['argocd.argoproj.io/deletion-approved'] }));
});

test('the ApplicationSets of a retained environment are not deleted unasked', () => {
  const options = (input: EnvironmentInput) =>
    applicationSets(input).map(({ metadata }) => metadata.annotations['argocd.argoproj.io/sync-options']);
  expect(options(prod)).toEqual(Array(3).fill('Prune=confirm,Delete=confirm'));
  expect(options(dev)).toEqual([undefined, undefined, undefined]);
});

describe('what comes from the repository of a team', () => {
  const setsOf = (name: string, change: Partial<EnvironmentInput> = {}) => {
    const environments = deliveringEnvironments.map((one) => (one.name === name ? { ...one, ...change } : one));
    const environment = loadEnvironments(environments, deliveredServices, examplePlatform).find(
      (one) => one.name === name,
    );
    if (environment === undefined) throw new Error(`there is no ${name}`);
    return new EnvironmentApplicationsChart(new App(), 'test', environment).toJson().slice(3);
  };

  test('is deployed at the revision and from the folder that the environment says, or else the catalogue', () => {
    const sources = (name: string) => setsOf(name).map(({ spec }) => spec.template.spec.source);
    expect(sources('dev')).toMatchObject([
      { repoURL: 'https://git.example.com/payments/payment.git', path: 'dev', targetRevision: 'main' },
      { repoURL: 'https://git.example.com/reports.git', path: 'deploy', targetRevision: 'v2.0.0' },
    ]);
    expect(sources('staging')).toMatchObject([
      { path: 'staging', targetRevision: 'v1.4.0' },
      { path: 'deploy', targetRevision: 'v2.0.0' },
    ]);
  });

  test('goes into the namespace of the service, in the project of the service', () => {
    expect(setsOf('dev').map(({ spec }) => [spec.template.spec.project, spec.template.spec.destination])).toEqual([
      ['dev-payment', { name: 'eks-payment-cluster-dev', namespace: 'payment' }],
      ['dev-reporting', { name: 'eks-payment-cluster-dev', namespace: 'reports' }],
    ]);
  });

  test('waits for the cluster, and for the guards of its namespace at the revision of the environment', () => {
    for (const set of setsOf('prod')) {
      const [cluster, git] = generatorsOf(set);
      expect(cluster.clusters.selector.matchLabels).toMatchObject({
        [`${examplePlatform.apiGroup}/environment`]: 'prod',
      });
      expect(git.git).toMatchObject({
        repoURL: examplePlatform.repositoryUrl,
        revision: prod.revision,
        directories: [{ path: `dist/prod/workload/team-${set.metadata.name.replace('prod-', '')}` }],
      });
    }
  });

  test('outlives its Application where the environment is retained, and goes with it elsewhere', () => {
    const policies = (name: string, change: Partial<EnvironmentInput> = {}) =>
      setsOf(name, change).map(({ spec }) => [
        spec.syncPolicy.applicationsSync,
        spec.syncPolicy.preserveResourcesOnDeletion,
      ]);
    expect(policies('prod')).toEqual(Array(2).fill(['create-update', true]));
    expect(policies('prod', { sync: 'automatic' })).toEqual(Array(2).fill(['create-update', true]));
    expect(policies('dev')).toEqual(Array(2).fill(['sync', false]));
    expect(policies('dev', { sync: 'manual' })).toEqual(Array(2).fill(['create-update', false]));
  });
});
