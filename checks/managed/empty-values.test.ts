import { parseDist } from '../../objects/dist';
import { emptyValueProblems } from './empty-values';

test.each([
  ['a list', { rule: [] }, 1],
  ['an object in a list', { rule: [{ labels: {} }] }, 1],
  ['nothing', { rule: [{ labels: { a: 'b' } }] }, 0],
])('%s that is empty is a problem', (_, forProvider, count) => {
  const body = {
    apiVersion: 'eks.aws.m.upbound.io/v1beta1',
    kind: 'X',
    metadata: { name: 'x' },
    spec: { forProvider },
  };
  expect(parseDist('dist/x.yaml', JSON.stringify(body)).objects.flatMap(emptyValueProblems)).toHaveLength(count);
});
