import { toObject } from '../../objects/dist';
import type { AwsResource } from '../accounts/inventory/aws-resource';
import { type Fate, fateProblems, type ShownFate } from './fate';
import type { LiveObject } from './live';
import { type Seen, shownFates } from './shown';

const queue = (identity: string, content = {}): AwsResource => ({
  kind: 'sqs Queue',
  name: 'jobs',
  identity,
  content,
  tags: { Environment: 'dev' },
});
const object = toObject('dist/dev/management/service/service.yaml', {
  apiVersion: 'sqs.aws.m.upbound.io/v1beta1',
  kind: 'Queue',
  metadata: { name: 'jobs', namespace: 'dev' },
  spec: { forProvider: { tags: { Environment: 'dev' } } },
});
const live: LiveObject = {
  isSettled: true,
  isRefused: false,
  complaint: '',
};
const seen = (inAws: readonly AwsResource[], own: LiveObject | undefined = live): Seen => ({
  inAws,
  objects: new Map(own ? [['sqs Queue jobs', own]] : []),
});
const gone = (inAws: readonly AwsResource[]): Seen => ({ inAws, objects: new Map() });

test.each<[string, Seen, Seen, Fate | undefined]>([
  ['comes', gone([]), seen([queue('1')]), 'created'],
  ['goes', seen([queue('1')]), gone([]), 'deleted'],
  ['says the same', seen([queue('1')]), seen([queue('1')]), undefined],
  ['says something else', seen([queue('1')]), seen([queue('1', { delay: 1 })]), 'changed'],
  [
    'has other tags',
    seen([queue('1')]),
    seen([{ ...queue('1'), tags: { Environment: 'dev', Owner: 'us' } }]),
    'changed',
  ],
  ['stays without its object', seen([queue('1')]), gone([queue('1')]), 'left'],
  ['is nobody’s before and after', gone([queue('1')]), gone([queue('1')]), undefined],
  ['is not changed', seen([queue('1')]), seen([queue('1')], { ...live, isRefused: true }), 'refused'],
  ['stays beside a new one', seen([queue('1')]), seen([queue('1'), queue('2')]), 'replaced'],
  ['goes while another one comes', seen([queue('1')]), seen([queue('2')]), 'made again'],
])('what becomes of a resource that %s', (_, before, after, fate) => {
  if (object === undefined) throw new Error('no object');
  expect(shownFates(before, after, [object]).get('sqs Queue jobs')?.fate).toBe(fate);
});

test('fates that differ are problems, and those that do not are none', () => {
  const foreseen = new Map<string, Fate>([
    ['a', 'created'],
    ['b', 'changed'],
    ['c', 'left'],
  ]);
  const shown = new Map<string, ShownFate>([
    ['a', { fate: 'created' }],
    ['c', { fate: 'deleted' }],
    ['d', { fate: 'changed', how: 'this became that' }],
  ]);
  const asForeseen = new Map([...foreseen].map(([name, fate]) => [name, { fate }]));
  expect(fateProblems(foreseen, asForeseen)).toEqual([]);
  expect(fateProblems(foreseen, shown)).toEqual([
    'b: nothing in AWS, and the plan says changed',
    'c: deleted in AWS, and the plan says left',
    'd: changed in AWS (this became that), and the plan says nothing',
  ]);
});
