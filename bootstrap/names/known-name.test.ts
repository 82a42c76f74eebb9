import { join } from 'node:path';
import { composedOf } from '../../checks/composed/composed';
import { schemaCheck } from '../../checks/schemas/schema';
import { environments } from '../../config/environments';
import { namedBy } from '../../kinds/kind';
import { kindOf } from '../../kinds/kinds';
import { committed } from '../../objects/committed-fixture';
import type { DistObject } from '../../objects/dist';
import { groupKind, isManagedGroup } from '../../objects/group-kind';
import { readImportedSchemas } from '../../objects/imported-schemas';
import { at, isObject, type JsonObject, places, stringAt } from '../../objects/json';
import { knownName, named, observer } from './known-name';

const root = join(__dirname, '../..');
const { objects } = committed;
const managed = [...objects, ...composedOf(objects)].filter(({ group }) => isManagedGroup(group));
const isNamedByAws = (object: DistObject) => namedBy(kindOf(object)) === 'AWS';
const isWrittenAgain = (object: DistObject) => kindOf(object).externalName === 'written again';
/** What AWS would make a second time, or refuse, if its name were lost. */
const stating = managed.filter((object) => isNamedByAws(object) && !isWrittenAgain(object));

/** An object of `dist/` as the API server has it once AWS has named it. */
function live({ body, composite }: DistObject, externalName = 'id-of-aws'): JsonObject {
  const metadata = isObject(body.metadata) ? body.metadata : {};
  const annotations = at(metadata, 'annotations');
  return {
    ...body,
    metadata: {
      ...metadata,
      ...(composite && { labels: { 'crossplane.io/composite': composite.name } }),
      annotations: {
        ...(isObject(annotations) ? annotations : {}),
        ...(composite && { 'crossplane.io/composition-resource-name': 'some' }),
        'crossplane.io/external-name': externalName,
      },
    },
    status: { atProvider: { secret: 'not for the backup' } },
  };
}

function known(object: DistObject, externalName?: string) {
  const found = knownName(live(object, externalName));
  if (found === undefined) throw new Error(`no name of ${object.kind}/${object.name}`);
  return found;
}

test('every managed resource of dist/ that would be made twice without its name is backed up, composed ones too', () => {
  expect(stating.filter(({ composite }) => composite !== undefined)).not.toEqual([]);
  for (const object of stating) {
    expect(known(object)).toMatchObject({ kind: object.kind, name: object.name, externalName: 'id-of-aws' });
  }
});

// By hand: a kind that is wrongly taken for one that is written again is in no backup, and is then made a second time.
test('only kinds whose making writes over what is there count as written again', () => {
  expect([...new Set(managed.filter(isWrittenAgain).map(groupKind))].sort()).toEqual([
    'backup VaultLockConfiguration',
    'ec2 VPCEndpointSecurityGroupAssociation',
    'ecr LifecyclePolicy',
    'ecr RegistryScanningConfiguration',
    'iam RolePolicyAttachment',
    's3 BucketLifecycleConfiguration',
    's3 BucketOwnershipControls',
    's3 BucketPolicy',
    's3 BucketPublicAccessBlock',
    's3 BucketServerSideEncryptionConfiguration',
    's3 BucketVersioning',
    'sns TopicSubscription',
  ]);
});

test("each environment's claim, keys and network are backed up", () => {
  const kept = new Map(environments.map(({ name }) => [name, new Set<string>()]));
  for (const object of managed) {
    if (knownName(live(object)) !== undefined) kept.get(object.namespace)?.add(groupKind(object));
  }
  for (const [environment, kinds] of kept) {
    expect([environment, ...kinds]).toEqual(
      expect.arrayContaining([
        'secretsmanager Secret',
        'kms Key',
        'ec2 VPC',
        'ec2 Subnet',
        'ec2 SecurityGroup',
        'ec2 RouteTable',
        'ec2 VPCEndpoint',
        'iam OpenIDConnectProvider',
      ]),
    );
  }
});

test('what Git names is not backed up, since that name finds it again, nor is what is written again as it is', () => {
  const others = managed.filter((one) => !stating.includes(one));
  expect(others.map(groupKind)).toEqual(
    expect.arrayContaining(['eks ClusterAuth', 'ecr Repository', 'iam RolePolicyAttachment', 's3 BucketPolicy']),
  );
  for (const object of others)
    expect([object.kind, knownName(live(object, object.name))]).toEqual([object.kind, undefined]);
});

test('the API server accepts the object that is made for each name, though it has hardly any fields', () => {
  const check = schemaCheck(readImportedSchemas(join(root, 'imports/schemas')));
  const made = stating.map((object) => ({ ...object, body: observer(known(object)) }));
  expect(made.flatMap(check)).toEqual([]);
});

test('the object that is made says nothing that Git or Crossplane will not say too, except that it only observes', () => {
  for (const object of stating) {
    const own = places(observer(known(object)).spec).filter(({ value }) => typeof value === 'string');
    const later = new Map(places(object.body.spec).map(({ path, value }) => [path, value]));
    const others = own.filter(({ path, value }) => later.get(path) !== value && path !== 'managementPolicies[]');
    expect([object.kind, others]).toEqual([object.kind, []]);
  }
});

test('a composed object keeps the marks by which Crossplane finds it', () => {
  const composed = managed.find(({ composite, kind }) => composite !== undefined && kind === 'Key');
  if (composed === undefined) throw new Error('dist/ composes no key');
  const metadata = at(named(known(composed)), 'metadata');
  expect(stringAt(metadata, 'labels', 'crossplane.io/composite')).toBe(composed.composite?.name);
  expect(stringAt(metadata, 'annotations', 'crossplane.io/composition-resource-name')).toBe('some');
});

test('what AWS has not named yet, and what is not in AWS, is not backed up', () => {
  const [object] = stating;
  if (object === undefined) throw new Error('dist/ has no managed resource');
  expect(knownName({ ...object.body, metadata: {} })).toBeUndefined();
  expect(knownName({ ...live(object), apiVersion: 'kubernetes.m.crossplane.io/v1alpha1' })).toBeUndefined();
});

test('nothing but names is backed up', () => {
  for (const object of stating) expect(JSON.stringify(known(object))).not.toContain('not for the backup');
});
