import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import { renderedObjects } from '../rendered-fixture';
import { units } from '../units';

const [dev, staging] = exampleEnvironments;

function backups(environment: typeof dev | typeof staging, vaultLock?: 'governance' | 'compliance') {
  const written = vaultLock === undefined ? environment : { ...environment, vaultLock };
  const all = renderedObjects(units(loadEnvironments([written], exampleServices, examplePlatform), examplePlatform));
  return all
    .filter(({ group }) => group === 'backup.aws.m.upbound.io')
    .map(({ body, kind }) => ({ kind, spec: body.spec }));
}

const lockOf = (objects: ReturnType<typeof backups>) =>
  objects.find(({ kind }) => kind === 'VaultLockConfiguration')?.spec;

test('a retained environment has backups, and a disposable one none', () => {
  expect(backups(staging).map(({ kind }) => kind)).toEqual(['Vault', 'VaultLockConfiguration', 'Plan', 'Selection']);
  expect(backups(dev)).toEqual([]);
});

test('nothing takes the vault or its lock away, whatever goes from Git', () => {
  const kept = backups(staging).filter(({ kind }) => kind.startsWith('Vault'));
  expect(kept).toHaveLength(2);
  expect(kept.map(({ spec }) => JSON.stringify(spec))).not.toContainEqual(expect.stringContaining('Delete'));
});

test('a lock may be taken off by whom IAM allows, or after three days by nobody', () => {
  expect(lockOf(backups(staging))).toMatchObject({ forProvider: { minRetentionDays: 35, maxRetentionDays: 366 } });
  expect(JSON.stringify(lockOf(backups(staging, 'governance')))).not.toContain('changeableForDays');
  expect(lockOf(backups(staging, 'compliance'))).toMatchObject({ forProvider: { changeableForDays: 3 } });
});

test('every rule keeps what it makes for as long as the lock demands, and no longer than it allows', () => {
  const plan = backups(staging).find(({ kind }) => kind === 'Plan');
  const kept = /"deleteAfter":(\d+)/g;
  const days = [...JSON.stringify(plan?.spec).matchAll(kept)].map(([, count]) => Number(count));
  expect(days).toEqual([35, 366]);
});
