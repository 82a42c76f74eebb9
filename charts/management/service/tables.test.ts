import { App } from 'cdk8s';
import { endpointSetProblems } from '../../../checks/network/endpoint-set';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../../config/model/example';
import type { UsesInput } from '../../../config/model/uses';
import { loadEnvironments } from '../../../config/rules/load';
import { renderedObjects } from '../../rendered-fixture';
import { units } from '../../units';
import { ServiceChart } from './service';

const day = { name: 'day', type: 'S' } as const;
const postings = { partitionKey: { name: 'id', type: 'S' }, sortKey: { name: 'number', type: 'N' } } as const;

/** dev with a service that has these tables and nothing else. */
function devWith(tables: UsesInput['tables']) {
  const ledger = { ...exampleServices.reporting, uses: { tables } };
  const [dev] = loadEnvironments(exampleEnvironments.slice(0, 1), { ledger }, examplePlatform);
  if (dev === undefined) throw new Error('no environment');
  return dev;
}

/** The objects of the unit of that service. */
function rendered(tables: UsesInput['tables']) {
  const dev = devWith(tables);
  const [ledger] = dev.services;
  if (ledger === undefined) throw new Error('no service');
  return new ServiceChart(new App(), 'ledger', dev, ledger).toJson();
}

const ofKind = (objects: ReturnType<typeof rendered>, kind: string) => objects.find((object) => object.kind === kind);
const statementsOf = (objects: ReturnType<typeof rendered>): { Sid: string; Resource: string[] }[] =>
  JSON.parse(ofKind(objects, 'Policy').spec.forProvider.policy).Statement;
const arn = 'arn:aws:dynamodb:us-east-1:111122223333:table/ledger-postings-dev';

test('a local index has the partition key of its table, and its sort key is an attribute of it', () => {
  const table = ofKind(rendered({ postings: { ...postings, localIndexes: { 'by-day': { sortKey: day } } } }), 'Table');
  expect(table.spec.forProvider).toMatchObject({
    hashKey: 'id',
    rangeKey: 'number',
    attribute: [postings.partitionKey, postings.sortKey, day],
    localSecondaryIndex: [{ name: 'by-day', rangeKey: 'day', projectionType: 'ALL' }],
  });
});

test('pods may query local and global indexes alike, and scan only where that is declared', () => {
  const indexes = { indexes: { 'by-day': { partitionKey: day } }, localIndexes: { 'day-by-day': { sortKey: day } } };
  const items = [arn, `${arn}/index/by-day`, `${arn}/index/day-by-day`];
  const scanned = (scan: boolean) =>
    statementsOf(rendered({ postings: { ...postings, ...indexes, scan }, others: postings })).filter(({ Sid }) =>
      /Tables/.test(Sid),
    );
  expect(scanned(false).map(({ Sid, Resource }) => [Sid, Resource])).toEqual([
    ['Tables', [...items, arn.replace('postings', 'others')]],
  ]);
  expect(scanned(true).at(-1)).toEqual({
    Sid: 'WholeTables',
    Effect: 'Allow',
    Action: 'dynamodb:Scan',
    Resource: items,
  });
});

test('who reads a stream may do so, and is told the endpoint, which has no private name', () => {
  const objects = rendered({ postings: { ...postings, stream: 'new-and-old-images' } });
  expect(ofKind(objects, 'Table').spec.forProvider).toMatchObject({
    streamEnabled: true,
    streamViewType: 'NEW_AND_OLD_IMAGES',
  });
  expect(statementsOf(objects).find(({ Sid }) => Sid === 'Streams')).toMatchObject({
    Action: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
    Resource: [`${arn}/stream/*`],
  });
  const [, hosts] = objects.filter(({ kind }) => kind === 'Object');
  expect(hosts.spec.forProvider.manifest).toMatchObject({ kind: 'ConfigMap', metadata: { namespace: 'ledger' } });
  expect(hosts.spec.references.map(({ toFieldPath }: { toFieldPath: string }) => toFieldPath)).toEqual([
    'data[dynamodb-streams]',
  ]);
});

test('the endpoint of streams is there where one is read, and nowhere else', () => {
  const streamed = { postings: { ...postings, stream: 'keys-only' } } as const;
  const endpoints = (tables: UsesInput['tables']) =>
    renderedObjects(units([devWith(tables)], examplePlatform)).filter(
      ({ kind, name }) => kind === 'VPCEndpoint' && name.endsWith('streams'),
    );
  expect(endpoints({ postings })).toEqual([]);
  expect(endpoints(streamed).map(({ body }) => body.spec)).toMatchObject([
    { forProvider: { serviceName: 'com.amazonaws.us-east-1.dynamodb-streams', privateDnsEnabled: false } },
  ]);
  const dev = devWith(streamed);
  const objects = renderedObjects(units([dev], examplePlatform));
  const without = objects.filter(({ kind, name }) => !(kind === 'VPCEndpoint' && name.endsWith('streams')));
  const about = (all: typeof objects) => endpointSetProblems(all, dev).filter((line) => /streams/.test(line));
  expect(about(objects)).toEqual([]);
  expect(about(without)).toEqual(['dist/dev: no VPCEndpoint of dynamodb-streams — add it, something calls it']);
});
