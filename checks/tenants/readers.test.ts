import { delivered, deliveredObjects, problemsAfter } from '../../charts/delivered-fixture';
import { readerProblems } from './readers';

const objectsAfter = deliveredObjects(/^(?:dev|prod)\/management\/cluster$/);
const problemsOf = problemsAfter(objectsAfter, readerProblems);
const scope = /accessScope:\n\s+namespaces:\n\s+- payment\n\s+type: namespace/;

test('readers as they are rendered read the namespaces of their services', () => {
  expect(problemsOf((text) => text)).toEqual([]);
});

test.each<[string, string | RegExp, string, RegExp]>([
  [
    'that write',
    'AmazonEKSViewPolicy',
    'AmazonEKSEditPolicy',
    /not what .*payment-developers may do \(AmazonEKSEditPolicy/,
  ],
  ['of the whole cluster', scope, 'accessScope:\n      type: cluster', /AmazonEKSViewPolicy everywhere/],
  ['of another namespace', '- payment\n', '- reports\n', /AmazonEKSViewPolicy in reports/],
  [
    'that nothing lets in',
    /principalArn: .*payment-developers/,
    'principalArn: x',
    /nothing lets .*payment-developers in/,
  ],
])('readers %s are a problem', (_what, from, to, message) => {
  expect(problemsOf((text) => text.replace(from, to))).toContainEqual(expect.stringMatching(message));
});

test('a reader beside cardholder data is a problem', () => {
  const prod = { ...delivered.dev, cardholderData: true };
  expect(
    readerProblems(
      objectsAfter((text) => text),
      prod,
    ),
  ).toEqual([expect.stringMatching(/somebody reads logs beside cardholder data/)]);
});
