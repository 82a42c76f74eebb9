import { exampleEnvironments, examplePlatform, exampleServices } from '../config/model/example';
import { loadEnvironments } from '../config/rules/load';
import { summary } from './summary';
import { units } from './units';

describe('since the last commit', () => {
  const loaded = loadEnvironments(exampleEnvironments, exampleServices, examplePlatform);
  const rendered = units(loaded, examplePlatform);
  const linesOf = (moves?: Parameters<typeof summary>[2]) => summary(loaded, rendered, moves).split('\n').slice(5);
  const quota = (account: string) =>
    expect.stringMatching(
      new RegExp(
        `^account ${account}, us-east-1: Fargate up to [\\d.]+ vCPU — ask AWS for more than the account's first 6`,
      ),
    );

  test('nothing has moved', () => {
    expect(linesOf({})).toEqual(['since HEAD: nothing moved']);
  });

  test('what has moved is named, with the quota of its account and region', () => {
    expect(linesOf({ 'dev/workload/new.yaml': 'new', 'platform/gone.yaml': 'gone' })).toEqual([
      'since HEAD: 2 files moved',
      '  new      dist/dev/workload/new.yaml',
      '  gone     dist/platform/gone.yaml',
      quota('111122223333'),
    ]);
  });

  test('a file without pods moves no quota', () => {
    expect(linesOf({ 'dev/management/keys.yaml': 'changed' })).toEqual([
      'since HEAD: 1 file moved',
      '  changed  dist/dev/management/keys.yaml',
    ]);
  });

  test('nobody knows what moved, and every quota is said', () => {
    expect(linesOf()).toEqual(['111122223333', '444455556666', '777788889999'].map(quota));
  });

  test('an account’s quota is said once for all of its environments in a region', () => {
    const [dev] = exampleEnvironments;
    const twins = loadEnvironments(
      [dev, { ...dev, name: 'qa', vpcCidr: '10.9.0.0/16' }],
      exampleServices,
      examplePlatform,
    );
    expect(summary(twins, units(twins, examplePlatform)).match(/^account /gm)).toHaveLength(1);
  });
});
