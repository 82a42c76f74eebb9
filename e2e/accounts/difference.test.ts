import { type AwsDifference, awsDifference } from './difference';

const group = (name: string, identity = name, tags = { Name: name }, nameInAws = `${name}-group`) => ({
  kind: 'ec2 SecurityGroup',
  name,
  identity,
  nameInAws,
  tags,
});
const none: AwsDifference = { missing: [], unexpected: [], names: [], tags: [] };

test('an account with exactly what it should have, tags included, has no difference', () => {
  expect(awsDifference([group('a'), group('b')], [group('b'), group('a')])).toEqual(none);
});

test.each<[string, ReturnType<typeof group>[], Partial<AwsDifference>]>([
  ['is missing', [], { missing: ['not in AWS: ec2 SecurityGroup a'] }],
  ['is left', [group('a'), group('b')], { unexpected: ['in AWS: ec2 SecurityGroup b'] }],
  [
    'exists twice',
    [group('a', 'sg-1'), group('a', 'sg-2')],
    { unexpected: ['more than once in AWS: ec2 SecurityGroup a'] },
  ],
  [
    'has another name',
    [group('a', 'sg-1', { Name: 'a' }, 'b')],
    { names: ['name in AWS: ec2 SecurityGroup a: b instead of a-group'] },
  ],
  [
    'has other tags',
    [group('a', 'sg-1', { Name: 'b' })],
    { tags: ['tags in AWS: ec2 SecurityGroup a: {"Name":"b"} instead of {"Name":"a"}'] },
  ],
])('a resource that %s is a difference', (_, found, expected) => {
  expect(awsDifference(found, [group('a')])).toEqual({ ...none, ...expected });
});
