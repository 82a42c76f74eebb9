import type { JsonObject } from '../../../objects/json';
import { type Candidate, trusts } from './trust';

const policy = (statement: JsonObject): JsonObject => ({ Statement: [{ Effect: 'Allow', ...statement }] });
const candidate: Candidate = {
  action: 'sts:AssumeRole',
  principals: ['arn:aws:iam::111122223333:role/a', 'arn:aws:iam::111122223333:root'],
  context: { 'aws:sourcearn': 'arn:aws:eks:us-east-1:111122223333:cluster/shop' },
};
const principal = { Principal: { AWS: 'arn:aws:iam::111122223333:role/a' } };

test('a role trusts whom its policy names, by name or by account', () => {
  expect(trusts(policy({ ...principal, Action: 'sts:AssumeRole' }), candidate)).toBe(true);
  expect(
    trusts(policy({ Principal: { AWS: ['x', 'arn:aws:iam::111122223333:root'] }, Action: ['sts:*'] }), candidate),
  ).toBe(true);
  expect(
    trusts(policy({ Principal: { AWS: 'arn:aws:iam::111122223333:role/b' }, Action: 'sts:AssumeRole' }), candidate),
  ).toBe(false);
  expect(trusts(policy({ ...principal, Action: 'sts:TagSession' }), candidate)).toBe(false);
});

test.each([
  [{ ArnLike: { 'aws:SourceArn': 'arn:aws:eks:us-east-1:111122223333:cluster/*' } }, true],
  [{ ArnLike: { 'aws:SourceArn': 'arn:aws:eks:us-east-1:111122223333:cluster/other' } }, false],
  [{ StringEquals: { 'sts:ExternalId': 'x' } }, false],
  [{ NumericEquals: { 'aws:SourceArn': 1 } }, false],
])('all conditions must hold: %j', (Condition, holds) => {
  expect(trusts(policy({ ...principal, Action: 'sts:AssumeRole', Condition }), candidate)).toBe(holds);
});

test('a statement that denies outweighs those that allow', () => {
  const statement = { ...principal, Action: 'sts:AssumeRole' };
  const both = {
    Statement: [
      { Effect: 'Allow', ...statement },
      { Effect: 'Deny', ...statement },
    ],
  };
  expect(trusts(both, candidate)).toBe(false);
});
