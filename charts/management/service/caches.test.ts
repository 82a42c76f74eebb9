import { App } from 'cdk8s';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../../config/model/example';
import type { UsesInput } from '../../../config/model/uses';
import { loadEnvironments } from '../../../config/rules/load';
import { ServiceNamespaceChart } from '../../workload/service/service';
import { ServiceChart } from './service';

type Written = NonNullable<UsesInput['caches']>[string];

/** What a service with one cache has in an environment, in AWS and in its namespace. */
function rendered(cache: Written = {}, environment = exampleEnvironments[0]) {
  const ledger = { ...exampleServices.reporting, uses: { caches: { 'card-sessions': cache } } };
  const [loaded] = loadEnvironments([environment], { ledger }, examplePlatform);
  const [service] = loaded?.services ?? [];
  if (loaded === undefined || service === undefined) throw new Error('no environment with a service');
  return [
    ...new ServiceChart(new App(), 'management', loaded, service).toJson(),
    ...new ServiceNamespaceChart(new App(), 'workload', loaded, service).toJson(),
  ];
}

const fieldsOf = (objects: ReturnType<typeof rendered>, kind: string, name: string) =>
  objects.find((object) => object.kind === kind && object.metadata.name === name)?.spec.forProvider;

const cacheOf = (objects: ReturnType<typeof rendered>) => objects.find(({ kind }) => kind === 'Cache')?.spec;

const [dev, staging] = exampleEnvironments;

test('a cache is encrypted, in the subnets of pods, and no larger than its entry says', () => {
  const cache = cacheOf(rendered({ dataGB: 5, ecpuPerSecond: 20_000 }));
  expect(cache).toMatchObject({
    gigabytes: 5,
    ecpuPerSecond: 20_000,
    version: '8',
    keyName: 'eks-data-dev',
    securityGroupName: 'eks-ledger-card-sessions-cache-sg-dev',
    userGroupName: 'ledger-card-sessions-dev',
  });
  expect(cache.subnetNames).toHaveLength(dev.zones.length);
});

test('a retained cache keeps a snapshot of each day and outlives its line, a disposable one does neither', () => {
  const kept = rendered({}, staging);
  expect(cacheOf(kept)).toMatchObject({ protection: 'retained', snapshots: { days: 7, time: '04:00' } });
  expect(cacheOf(rendered())).toMatchObject({ protection: 'disposable' });
  expect(cacheOf(rendered())).not.toHaveProperty('snapshots');
  const mayDelete = (objects: typeof kept) =>
    objects
      .filter(({ apiVersion }) => /^elasticache/.test(apiVersion))
      .map(({ kind, spec }) => [
        kind,
        (spec.managementPolicies ?? ['*']).some((one: string) => /^(?:\*|Delete)$/.test(one)),
      ]);
  const kinds = ['User', 'UserGroup'];
  expect(mayDelete(kept)).toEqual(kinds.map((kind) => [kind, false]));
  expect(mayDelete(rendered())).toEqual(kinds.map((kind) => [kind, true]));
});

test('nobody but the pods of the service reaches the ports, by rules at both ends and a way out of the namespace', () => {
  const objects = rendered();
  const rules = objects.filter(({ kind }) => /SecurityGroup(?:In|E)gressRule/.test(kind));
  expect(rules.map(({ metadata }) => metadata.name)).toEqual([
    'eks-ledger-sg-dev-to-ledger-card-sessions-cache-6379',
    'eks-ledger-sg-dev-to-ledger-card-sessions-cache-6380',
    'eks-ledger-card-sessions-cache-sg-dev-from-ledger-6379',
    'eks-ledger-card-sessions-cache-sg-dev-from-ledger-6380',
  ]);
  const policy = objects.find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'allow-data');
  expect(policy.spec.egress[0].ports).toEqual([
    { port: 6379, protocol: 'TCP' },
    { port: 6380, protocol: 'TCP' },
  ]);
  expect(policy.spec.egress[0].to).toHaveLength(3);
});

test('pods log in with a signature to their own cache, as a user whose id is the name that the signature has', () => {
  const objects = rendered();
  const name = 'ledger-card-sessions-dev';
  const policy = fieldsOf(objects, 'Policy', 'eks-ledger-irsa-policy-dev').policy;
  const statements: { Sid: string }[] = JSON.parse(policy).Statement;
  expect(statements.filter(({ Sid }) => Sid === 'Caches')).toEqual([
    {
      Sid: 'Caches',
      Effect: 'Allow',
      Action: 'elasticache:Connect',
      Resource: [
        'arn:aws:elasticache:us-east-1:111122223333:serverlesscache:ledger-card-sessions-dev',
        'arn:aws:elasticache:us-east-1:111122223333:user:ledger-card-sessions-dev',
      ],
    },
  ]);
  expect(fieldsOf(objects, 'User', name)).toMatchObject({ userName: name, authenticationMode: { type: 'iam' } });
  expect(fieldsOf(objects, 'UserGroup', name)).toMatchObject({ engine: 'valkey', userIdRefs: [{ name }] });
});

test('pods are told where the cache is', () => {
  const hosts = rendered().find(({ kind, metadata }) => kind === 'Object' && metadata.name === 'ledger-hosts');
  const told = hosts.spec.references.map((one: { toFieldPath: string; patchesFrom: { fieldPath: string } }) => [
    one.toFieldPath,
    one.patchesFrom.fieldPath,
  ]);
  expect(told).toEqual([['data[caches.card-sessions]', 'status.atProvider.endpoint[0].address']]);
});
