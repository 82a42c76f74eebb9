import { App } from 'cdk8s';
import { parse } from 'yaml';
import { healthChecks } from '../../argocd/health/health-checks';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import { SettingsChart } from './settings';

const [dev] = exampleEnvironments;
const none = { namespaced: [], clusterScoped: [] };
const kinds = { management: none, workload: none };
const render = (platform = examplePlatform, environments = [...exampleEnvironments]) =>
  new SettingsChart(
    new App(),
    'test',
    platform,
    loadEnvironments(environments, exampleServices, platform),
    kinds,
  ).toJson();
const dataOf = (rendered: ReturnType<typeof render>, name: string) =>
  rendered.find(({ metadata }) => metadata.name === name).data;
const settings = render();
const data = dataOf(settings, 'argocd-cm');

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

test('whatever reads Applications of every namespace may do so there, which upstream allows in its own alone', () => {
  expect(dataOf(settings, 'argocd-cmd-params-cm')['application.namespaces']).toBe('*');
  const mayIn = (account: string) => {
    const binding = settings.find(
      ({ kind, subjects }) => kind === 'ClusterRoleBinding' && subjects[0].name === account,
    );
    const role = settings.find(
      ({ kind, metadata }) => kind === 'ClusterRole' && metadata.name === binding.roleRef.name,
    );
    return role.rules;
  };
  const applications = { apiGroups: ['argoproj.io'], resources: ['applications'] };
  expect(mayIn('argocd-server')).toEqual([{ ...applications, verbs: ['update', 'patch'] }]);
  // It writes on each what it has told, and nothing of anybody's secrets.
  const verbs = ['get', 'list', 'watch', 'update', 'patch'];
  expect(mayIn('argocd-notifications-controller')).toEqual([{ ...applications, verbs }]);
});

test('people sign in at their identity provider without a secret, and the shared account is off', () => {
  expect(data['admin.enabled']).toBe('false');
  expect(data.url).toBe('https://argocd.example.com');
  expect(parse(data['oidc.config'])).toEqual({
    name: 'single sign-on',
    issuer: 'https://login.example.com',
    clientID: 'argocd',
    enablePKCEAuthentication: true,
    requestedScopes: ['openid', 'profile', 'email', 'groups'],
  });
  expect(parse(dataOf(settings, 'argocd-rbac-cm').scopes)).toEqual(['groups']);
});

test('whoever is in no group may do nothing, with or without an identity provider', () => {
  const trial = render({ ...examplePlatform, signIn: undefined }, [{ ...dev, viewers: [], deployers: [] }]);
  for (const rendered of [settings, trial]) expect(dataOf(rendered, 'argocd-rbac-cm')['policy.default']).toBe('');
  expect(dataOf(trial, 'argocd-cm')).not.toHaveProperty(['admin.enabled']);
  expect(dataOf(trial, 'argocd-rbac-cm')).not.toHaveProperty('scopes');
});

test('nobody who syncs has objects deleted and made again instead of applied', () => {
  expect(dataOf(settings, 'argocd-cmd-params-cm')['server.sync.replace.allowed']).toBe('false');
});
