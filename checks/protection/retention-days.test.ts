import { parseDist } from '../../objects/dist';
import { retentionProblems } from './retention-days';

const problemsOf = (forProvider: object) => {
  const body = {
    apiVersion: 'cloudwatchlogs.aws.m.upbound.io/v1beta1',
    kind: 'Group',
    metadata: { name: 'x' },
    spec: { forProvider },
  };
  return retentionProblems(parseDist('dist/x.yaml', JSON.stringify(body)).objects);
};

describe('a log group', () => {
  test.each([
    [400, 0],
    [366, 1],
    [0, 1],
    [undefined, 1],
  ])('that keeps events for %s days has %s problems', (retentionInDays, count) => {
    expect(problemsOf({ retentionInDays })).toHaveLength(count);
  });
});
