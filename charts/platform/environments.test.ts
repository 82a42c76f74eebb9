import { App } from 'cdk8s';
import { exampleEnvironments, examplePeering, examplePlatform, exampleServices } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import { type JsonObject, stringAt } from '../../objects/json';
import { EnvironmentsChart } from './environments';

const environments = loadEnvironments(exampleEnvironments, exampleServices, examplePlatform);
const rendered = (kind: string) =>
  new EnvironmentsChart(new App(), 'environments', environments).toJson().filter((object) => object.kind === kind);

test('the namespace of every environment asks before it goes, also of one whose data may', () => {
  expect(environments.map(({ protection }) => protection.level)).toContain('disposable');
  const namespaces = rendered('Namespace');
  const asks = { 'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm' };
  expect(namespaces.map(({ metadata }) => metadata.annotations)).toEqual(environments.map(() => asks));
});

test('every environment claims its account, and Argo CD lets go of that before the namespace', () => {
  const accesses = rendered('AccountAccess');
  expect(accesses.map(({ metadata, spec }) => [metadata.namespace, spec.account, spec.claim.name])).toEqual(
    environments.map(({ name, account }) => [name, account, `eks-claim-${name}`]),
  );
  for (const { metadata } of accesses) {
    // Argo CD prunes the latest wave first, and the namespace is in wave 0.
    expect(Number(metadata.annotations['argocd.argoproj.io/sync-wave'])).toBeGreaterThan(0);
    expect(metadata.annotations['argocd.argoproj.io/sync-options']).toBe('Prune=confirm,Delete=confirm');
  }
});

test('an account that is claimed already keeps no other environment waiting', () => {
  for (const { metadata } of rendered('AccountAccess')) {
    expect(metadata.annotations).toMatchObject({ 'argocd.argoproj.io/ignore-healthcheck': 'true' });
  }
});

test('the other end of a peering has a way of its own, which goes before the namespace', () => {
  const peered = { ...examplePlatform, management: { ...examplePlatform.management, network: examplePeering } };
  const loaded = loadEnvironments(exampleEnvironments, exampleServices, peered);
  const configs = new EnvironmentsChart(new App(), 'environments', loaded)
    .toJson()
    .filter((object) => object.kind === 'ProviderConfig');
  expect(configs.map(({ metadata, spec }) => [metadata.namespace, metadata.name, spec])).toEqual(
    loaded.map(({ name }) => [
      name,
      `${name}-peer`,
      { credentials: { source: 'IRSA' }, assumeRoleChain: [{ roleARN: examplePeering.peering.roleArn }] },
    ]),
  );
  for (const { metadata } of configs) {
    expect(Number(metadata.annotations['argocd.argoproj.io/sync-wave'])).toBeGreaterThan(0);
  }
  expect(rendered('ProviderConfig')).toEqual([]);
});

test('with the keys of a person each environment’s access names the Secret of its own namespace', () => {
  const management = { ...examplePlatform.management, credentials: 'secret' } as const;
  const keyed = loadEnvironments(exampleEnvironments, exampleServices, { ...examplePlatform, management });
  const accesses: JsonObject[] = new EnvironmentsChart(new App(), 'environments', keyed)
    .toJson()
    .filter(({ kind }: JsonObject) => kind === 'AccountAccess');
  expect(accesses.map((body) => stringAt(body, 'spec', 'credentials', 'secretRef', 'namespace'))).toEqual(
    keyed.map(({ name }) => name),
  );
});
