import { at, isObject, type JsonObject, listAt, parsedObject, stringAt } from '../../objects/json';
import type { RunProcess } from '../../tools/processes/run-process';
import { BootstrapError } from '../bootstrap-error';
import { kubectlFor } from '../kubectl';
import { backup } from './backup';
import type { KnownName } from './known-name';
import { readKnownNames, writeKnownNames } from './known-names-file';
import { restore } from './restore';

const name = (kind: string, more: Partial<KnownName> = {}): KnownName => ({
  apiVersion: 'ec2.aws.m.upbound.io/v1beta1',
  kind,
  namespace: 'prod',
  name: kind.toLowerCase(),
  externalName: `${kind}-1`,
  providerConfig: 'prod',
  forProvider: { region: 'us-east-1' },
  ...more,
});
const vpc = name('VPC');
const subnet = name('Subnet');
const claim = name('Secret', { apiVersion: 'secretsmanager.aws.m.upbound.io/v1beta1', providerConfig: 'prod-claim' });

/** A cluster that has these objects, and applies all but the kinds that it refuses. */
function clusterOf(objects: readonly JsonObject[], refuses: RegExp = /^$/) {
  const there: JsonObject[] = [...objects];
  const applied: JsonObject[][] = [];
  const run: RunProcess = async (_, args, { input } = {}) => {
    if (args.includes('get')) return { code: 0, stdout: JSON.stringify({ items: there }), stderr: '' };
    const given = listAt(parsedObject(String(input)), 'items').filter(isObject);
    const refused = given.filter(({ kind }) => refuses.test(String(kind)));
    const taken = given.filter((object) => !refused.includes(object));
    applied.push(taken);
    for (const object of taken) {
      const index = there.findIndex((one) =>
        ['name', 'namespace'].every((field) => at(one, 'metadata', field) === at(object, 'metadata', field)),
      );
      if (index < 0) there.push(object);
      else there[index] = { ...there[index], ...object };
    }
    return { code: refused.length > 0 ? 1 : 0, stdout: '', stderr: refused.map(({ kind }) => `no ${kind}\n`).join('') };
  };
  return { kubectl: kubectlFor({ context: 'management' }, run), run, there, applied };
}

const nameless = (known: KnownName): JsonObject => ({
  apiVersion: known.apiVersion,
  kind: known.kind,
  metadata: { name: known.name, namespace: known.namespace },
});

async function run(cluster: ReturnType<typeof clusterOf>, names: readonly KnownName[]) {
  const said: string[] = [];
  const failure = await restore(cluster.kubectl, names, (line) => said.push(line)).then(
    () => [],
    (error: unknown) => {
      if (error instanceof BootstrapError) return error.problems;
      throw error;
    },
  );
  return { said, failure };
}

test('an object that is missing is made to observe, one that exists is named, and the claim comes last', async () => {
  const cluster = clusterOf([nameless(subnet), nameless(claim)]);
  const { said, failure } = await run(cluster, [claim, vpc, subnet]);
  expect([said, failure]).toEqual([['prod: 1 made, 2 named, 0 had their names'], []]);
  expect(cluster.applied.map((objects) => objects.map(({ kind }) => kind))).toEqual([['VPC', 'Subnet'], ['Secret']]);
  const [made, given] = cluster.applied[0] ?? [];
  expect(made?.spec).toEqual({
    managementPolicies: ['Observe'],
    forProvider: { region: 'us-east-1' },
    providerConfigRef: { kind: 'ProviderConfig', name: 'prod' },
  });
  expect(given?.spec).toBeUndefined();
});

test('a second restore changes nothing', async () => {
  const cluster = clusterOf([]);
  await run(cluster, [claim, vpc]);
  const { said } = await run(cluster, [claim, vpc]);
  expect(said).toEqual(['prod: 0 made, 0 named, 2 had their names']);
  expect(cluster.applied).toHaveLength(2);
});

test('an object with another name keeps it, and its environment’s account stays unclaimed', async () => {
  const other = { ...vpc, externalName: 'VPC-2' };
  const cluster = clusterOf([]);
  await run(cluster, [other]);
  const dev = name('VPC', { namespace: 'dev' });
  const { said, failure } = await run(cluster, [vpc, subnet, claim, dev]);
  expect(failure).toEqual([
    expect.stringMatching(/^prod: VPC\.ec2\S+\/vpc: has another name \(VPC-2\) than the file \(VPC-1\) — decide which/),
  ]);
  expect(said).toContain('dev: 1 made, 0 named, 0 had their names');
  expect(cluster.there.some(({ kind }) => kind === 'Secret')).toBe(false);
});

test('all that the cluster refuses is reported, and nothing acts in that environment before it is corrected', async () => {
  const cluster = clusterOf([], /VPC|Subnet/);
  const { failure } = await run(cluster, [vpc, subnet, claim]);
  expect(failure).toEqual([
    expect.stringMatching(/^prod: kubectl apply: refused \(no VPC\) — correct/),
    expect.stringMatching(/^prod: kubectl apply: refused \(no Subnet\) — correct/),
  ]);
  expect(cluster.there).toEqual([]);
});

test('what Argo CD has made since it looked is named, and not made again', async () => {
  const cluster = clusterOf([]);
  let isLate = true;
  const kubectl = kubectlFor({ context: 'management' }, async (command, args, options = {}) => {
    if (args.includes('get') || !isLate) return cluster.run(command, args, options);
    isLate = false;
    cluster.there.push({ ...nameless(vpc), spec: { managementPolicies: ['*'] } });
    const stderr = 'Apply failed with 1 conflict: conflict with "argocd-controller": .spec.managementPolicies\n';
    return { code: 1, stdout: '', stderr };
  });
  const { said, failure } = await run({ ...cluster, kubectl }, [vpc, claim]);
  expect([said, failure]).toEqual([['prod: 1 made, 1 named, 0 had their names'], []]);
  expect(cluster.there.find(({ kind }) => kind === 'VPC')?.spec).toEqual({ managementPolicies: ['*'] });
});

test('a file without the claim is reported', async () => {
  const { said } = await run(clusterOf([]), [vpc]);
  expect(said).toContainEqual(expect.stringMatching(/^prod: without its claim/));
});

test('what was backed up is restored, through the file', async () => {
  const before = clusterOf([]);
  await run(before, [vpc, { ...subnet, composed: { composite: 'net', resource: 'subnet' } }, claim]);
  const file = writeKnownNames(await backup(before.kubectl));
  const after = clusterOf([]);
  await run(after, readKnownNames('names.json', file));
  expect(writeKnownNames(await backup(after.kubectl))).toBe(file);
  expect(
    stringAt(
      after.there.find(({ kind }) => kind === 'VPC'),
      'metadata',
      'name',
    ),
  ).toBe('vpc');
});

test('a cluster without names gives no backup, which could overwrite another', async () => {
  await expect(backup(clusterOf([nameless(vpc)]).kubectl)).rejects.toThrow(
    /^cluster: nothing in it has a name in AWS — /,
  );
});

test('every mistake in a file is reported with its place', () => {
  const text = JSON.stringify({
    names: [
      { ...vpc, externalName: '' },
      { ...subnet, id: 'x' },
    ],
  });
  const read = () => readKnownNames('names.json', text);
  expect(read).toThrow(
    /^names\.json names\.0\.externalName: .* — correct it\nnames\.json names\.1: .*id.* — correct it$/,
  );
});

test('a person who writes a name need not say more than Git does', () => {
  const { composed: _, providerConfig, forProvider, ...written } = vpc;
  expect(readKnownNames('names.json', JSON.stringify({ names: [written] }))).toEqual([
    { ...written, providerConfig, forProvider: {} },
  ]);
});
