import { parseDist } from '../../objects/dist';
import { lifecyclePolicyProblems } from './lifecycle-policies';

const rule = (priority: number, selection: object) => ({
  rulePriority: priority,
  selection: { countType: 'imageCountMoreThan', countNumber: 5, ...selection },
  action: { type: 'expire' },
});
const problemsOf = (policy: string) =>
  lifecyclePolicyProblems(
    parseDist(
      'dist/x.yaml',
      JSON.stringify({
        apiVersion: 'ecr.aws.m.upbound.io/v1beta1',
        kind: 'LifecyclePolicy',
        metadata: { name: 'l', namespace: 'dev' },
        spec: { forProvider: { policy } },
      }),
    ).objects,
  );
const rules = (...all: object[]) => JSON.stringify({ rules: all });
const untagged = rule(1, { tagStatus: 'untagged' });

describe('a lifecycle policy', () => {
  test('whose rules have priorities of their own, tagStatus any last, is fine', () => {
    expect(problemsOf(rules(untagged, rule(2, { tagStatus: 'any' })))).toEqual([]);
  });

  test.each([
    ['no JSON', '{', /rules: missing/],
    ['no rules', '{"rules": []}', /rules: missing/],
    [
      'one priority twice',
      rules(untagged, rule(1, { tagStatus: 'tagged', tagPrefixList: ['v'] })),
      /given twice \(1,1\)/,
    ],
    [
      'tagStatus any before others',
      rules(rule(2, { tagStatus: 'untagged' }), rule(1, { tagStatus: 'any' })),
      /must come last/,
    ],
    ['tagged without tags', rules(rule(1, { tagStatus: 'tagged' })), /goes with tagged/],
    ['a priority that is no integer', rules(rule(0.5, { tagStatus: 'any' })), /no positive integer/],
    ['a priority of zero', rules(rule(0, { tagStatus: 'any' })), /no positive integer \(0\)/],
    ['a priority as text', rules({ ...untagged, rulePriority: '1' }), /no positive integer \(1\)/],
    ['an unknown count', rules(rule(1, { tagStatus: 'any', countType: 'age' })), /countType: unknown \(age\)/],
    ['no action', rules({ ...untagged, action: {} }), /action\.type/],
  ])('with %s is a problem', (_what, policy, message) => {
    expect(problemsOf(policy)).toEqual([expect.stringMatching(message)]);
  });
});
