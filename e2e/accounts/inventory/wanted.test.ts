import { composedOf } from '../../../checks/composed/composed';
import { committed } from '../../../objects/committed-fixture';
import { type DistObject, parseDist } from '../../../objects/dist';
import { groupKind, isManagedGroup } from '../../../objects/group-kind';
import { wantedOf } from './wanted';

const { objects } = committed;
const managed = [...objects, ...composedOf(objects)].filter(({ group }) => isManagedGroup(group));

const written = (kind: string, metadata: string, forProvider: string): DistObject => {
  const [group, only] = kind.split(' ');
  const text = `{apiVersion: ${group}.aws.m.upbound.io/v1beta1, kind: ${only},
    metadata: {namespace: dev, ${metadata}}, spec: {forProvider: ${forProvider}}}`;
  const [object] = parseDist('dist/dev/x.yaml', text).objects;
  if (object === undefined) throw new Error(`not an object: ${text}`);
  return object;
};

test('AWS should have a resource for every managed resource, except for those that make nothing there', () => {
  const without = managed.filter((object) => wantedOf(object).length === 0);
  expect([...new Set(without.map(groupKind))]).toEqual(['eks ClusterAuth']);
});

test('what identifies a kind tells all of its resources in an account apart', () => {
  const names = managed.flatMap((object) =>
    wantedOf(object).map(({ kind, name }) => `${object.namespace}: ${kind} ${name}`),
  );
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test.each([
  ['tags', written('ec2 VPC', 'name: a', '{tags: {Name: v}}'), { name: 'a', tags: { Name: 'v' } }],
  [
    'tags, next to a name that Git states',
    written('sqs Queue', 'name: a', '{name: q, tags: {}}'),
    { name: 'a', nameInAws: 'q', tags: {} },
  ],
  [
    'its name',
    written('glue CatalogDatabase', 'name: a, annotations: {crossplane.io/external-name: a_b}', '{}'),
    { name: 'a_b' },
  ],
  [
    'what it joins',
    written('ec2 RouteTableAssociation', 'name: a', '{subnetIdRef: {name: s}, routeTableIdRef: {name: t}}'),
    { name: 's, t' },
  ],
  ['what it belongs to and its name', written('iam RolePolicy', 'name: a', '{roleRef: {name: r}}'), { name: 'r, a' }],
  [
    'nothing but its account',
    written('ecr RegistryScanningConfiguration', 'name: a', '{}'),
    { name: 'of the account' },
  ],
])('a resource is wanted by %s', (_, object, expected) => {
  expect(wantedOf(object)).toEqual([{ kind: groupKind(object), ...expected }]);
});

test('what lacks that by which AWS would list it is an error that says what to give', () => {
  expect(() => wantedOf(written('ec2 VPC', 'name: a', '{}'))).toThrow(/^ec2 VPC a: has no tags, .* — give it some$/);
  expect(() => wantedOf(written('iam RolePolicy', 'name: a', '{}'))).toThrow(/^iam RolePolicy a: has no roleRef, /);
});

test('a record is known without what AWS makes up about it', () => {
  const record = (name: string) =>
    wantedOf(written('route53 Record', 'name: r', `{zoneId: Z1, name: ${name}, type: CNAME}`));
  expect(record('_0a1b2c.pay.example.com.')).toEqual(record('_9f8e7d.pay.example.com'));
  expect(record('pay.example.com')).toEqual([{ kind: 'route53 Record', name: 'Z1, pay.example.com, CNAME' }]);
});
