import { type DistObject, toObject } from '../objects/dist';
import type { JsonObject } from '../objects/json';
import { subject } from './change';
import { planOf } from './compare';
import { deployedOf } from './delivery';
import { rendered, written } from './fixture';

const objects = rendered(written);

const named = ({ kind, name }: Pick<DistObject, 'kind' | 'name'>) => `${kind} ${name}`;

function find(of: string): DistObject {
  const [object, ...others] = objects.filter((one) => named(one) === of);
  if (object === undefined || others.length > 0) throw new Error(`${of}: not one object`);
  return object;
}

/** An object with other fields, and another name and annotations. */
function like(of: string, name: string, fields: JsonObject = {}, annotations: JsonObject = {}): DistObject {
  const { file, body } = find(of);
  const [metadata, spec] = [body.metadata as JsonObject, body.spec as JsonObject];
  const object = toObject(file, {
    ...body,
    metadata: { ...metadata, name, annotations: { ...(metadata.annotations as JsonObject), ...annotations } },
    spec: { ...spec, forProvider: { ...(spec.forProvider as JsonObject), ...fields } },
  });
  if (object === undefined) throw new Error(`${of}: no object`);
  return object;
}

const last = { 'argocd.argoproj.io/sync-options': 'PruneLast=true' };
const first = { 'argocd.argoproj.io/sync-wave': '-1' };

/** What becomes of each object where these go and those come, and because of what. */
function becomes(going: readonly DistObject[], coming: readonly DistObject[]): string[] {
  const others = objects.filter((one) => ![...going, ...coming].some((other) => named(other) === named(one)));
  const [before, after] = [
    [...others, ...going],
    [...others, ...coming],
  ];
  const plan = planOf(
    deployedOf(before, () => before),
    deployedOf(after, () => after),
  );
  return plan.changes.map((change) => {
    const { outcome, obstacle } = change;
    const fields = obstacle?.fields === undefined ? '' : `, ${obstacle.fields.join(' and ')}`;
    const because = obstacle === undefined ? '' : ` (${obstacle.reason}: ${named(obstacle.object)}${fields})`;
    return `${named(subject(change))} ${outcome}${because}`;
  });
}

const group = 'SecurityGroup eks-load-balancers-sg-dev';
const subnet = 'Subnet eks-vpc-dev-public-use1-az1';
const secret = 'Secret payment-app-config';
const queue = 'Queue payment-settlements';

test.each<[string, DistObject[], DistObject[], string[]]>([
  [
    'in one wave, where Argo CD deletes before it makes anything',
    [like(subnet, 'former')],
    [like(subnet, 'next')],
    ['Subnet former deleted', 'Subnet next created'],
  ],
  [
    'which Argo CD deletes last',
    [like(subnet, 'former', {}, last)],
    [like(subnet, 'next')],
    ['Subnet next refused (taken: Subnet former, vpcId and cidrBlock)', 'Subnet former blocked (order: Subnet next)'],
  ],
  [
    'of which it takes a part',
    [like(subnet, 'former', {}, last)],
    [like(subnet, 'next', { cidrBlock: '10.0.0.128/25' })],
    ['Subnet next refused (taken: Subnet former, vpcId and cidrBlock)', 'Subnet former blocked (order: Subnet next)'],
  ],
  [
    'of which it takes nothing',
    [like(subnet, 'former', {}, last)],
    [like(subnet, 'next', { cidrBlock: '10.0.99.0/24' })],
    ['Subnet former deleted', 'Subnet next created'],
  ],
  [
    'in another network',
    [like(subnet, 'former', {}, last)],
    [like(subnet, 'next', { vpcIdRef: { name: 'other' } })],
    ['Subnet former deleted', 'Subnet next created'],
  ],
  [
    'whose name a group of the network has',
    [like(group, 'former', {}, last)],
    [like(group, 'next')],
    [
      'SecurityGroup next refused (taken: SecurityGroup former, vpcId and name)',
      'SecurityGroup former blocked (order: SecurityGroup next)',
    ],
  ],
  [
    'whose private names an endpoint of the network has',
    [like('VPCEndpoint eks-vpc-dev-sqs', 'former', { privateDnsEnabled: true }, last)],
    [like('VPCEndpoint eks-vpc-dev-sqs', 'next', { privateDnsEnabled: true })],
    [
      'VPCEndpoint next refused (taken: VPCEndpoint former, vpcId and serviceName)',
      'VPCEndpoint former blocked (order: VPCEndpoint next)',
    ],
  ],
  [
    'beside an endpoint without private names',
    [like('VPCEndpoint eks-vpc-dev-sqs', 'former', { privateDnsEnabled: false }, last)],
    [like('VPCEndpoint eks-vpc-dev-sqs', 'next', { privateDnsEnabled: true })],
    ['VPCEndpoint former deleted', 'VPCEndpoint next created'],
  ],
  [
    'whose name stays with what a retained environment leaves',
    [like(`${secret}-prod`, 'former')],
    [like(`${secret}-prod`, 'next')],
    ['Secret former left', 'Secret next refused (taken: Secret former, name)'],
  ],
  [
    'that AWS answers with the queue of that name',
    [like(`${queue}-prod`, 'former')],
    [like(`${queue}-prod`, 'next')],
    ['Queue former left', 'Queue next created'],
  ],
])('says what becomes of an object %s', (_, going, coming, expected) => {
  expect(becomes(going, coming)).toEqual(expected);
});

const rule = 'SecurityGroupIngressRule eks-payment-sg-dev-from-fraud-detection-8080';

test('what refers to an object that is not made is not made either, and a change to it reaches nothing', () => {
  const [former, next] = [like(group, 'former', {}, last), like(group, 'next')];
  const reference = { referencedSecurityGroupIdRef: { name: 'next' } };
  const going = [former, like(rule, 'another', { cidrIpv4: '10.0.0.0/8', referencedSecurityGroupIdRef: undefined })];
  expect(becomes(going, [next, like(rule, 'new', reference), like(rule, 'another', reference)])).toEqual([
    'SecurityGroup next refused (taken: SecurityGroup former, vpcId and name)',
    'SecurityGroup former blocked (order: SecurityGroup next)',
    'SecurityGroupIngressRule another blocked (missing: SecurityGroup next)',
    'SecurityGroupIngressRule new blocked (missing: SecurityGroup next)',
  ]);
});

test('a subnet outside of the range that its network keeps is not made, and one inside of it is', () => {
  const network = 'VPC eks-vpc-dev';
  const [before, after] = ['10.0.0.0/16', '10.9.0.0/16'].map((cidrBlock) =>
    like(network, 'eks-vpc-dev', { cidrBlock }),
  );
  if (before === undefined || after === undefined) throw new Error('no network');
  const outside = like(subnet, 'outside', { cidrBlock: '10.9.99.0/24' });
  expect(becomes([before], [after, outside, like(subnet, 'inside', { cidrBlock: '10.0.99.0/24' })])).toEqual([
    'Subnet outside refused (outside: VPC eks-vpc-dev, cidrBlock)',
    'VPC eks-vpc-dev refused',
    'Subnet inside created',
  ]);
});

test('what something that is refused still uses is not deleted', () => {
  const used = like(group, 'used');
  const [before, after] = [{ name: 'used' }, undefined].map((name) =>
    like(rule, 'rule', { referencedSecurityGroupIdRef: name, securityGroupId: name ? 'sg-1' : 'sg-2' }),
  );
  if (before === undefined || after === undefined) throw new Error('no rule');
  expect(becomes([used, before], [after])).toEqual([
    'SecurityGroup used refused (used: SecurityGroupIngressRule rule)',
    'SecurityGroupIngressRule rule refused',
  ]);
});

test('Argo CD comes to a later wave of a unit only when it is done with those before', () => {
  const [before, after] = ['us-east-1', 'eu-west-1'].map((region) => like(subnet, 'refused', { region }));
  if (before === undefined || after === undefined) throw new Error('no subnet');
  const later = { 'argocd.argoproj.io/sync-wave': '1' };
  const going = [
    before,
    like(group, 'first', {}, later),
    like(group, 'second', {}, first),
    like(group, 'third', {}, last),
  ];
  const coming = [after, like(group, 'early', { name: 'early' }, first), like(group, 'late', { name: 'late' }, later)];
  // The waves of what goes are swapped end for end.
  expect(becomes(going, coming).sort()).toEqual([
    'SecurityGroup early created',
    'SecurityGroup first deleted',
    'SecurityGroup late blocked (order: Subnet refused)',
    'SecurityGroup second blocked (order: Subnet refused)',
    'SecurityGroup third blocked (order: Subnet refused)',
    'Subnet refused refused',
  ]);
});
