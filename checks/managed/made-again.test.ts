import { parseDist } from '../../objects/dist';
import { madeAgainProblems } from './made-again';

const problemsOf = (kind: string, forProvider: object) => {
  const [api, plain] = kind.split(' ');
  const object = { apiVersion: `${api}.aws.m.upbound.io/v1beta1`, kind: plain, metadata: { name: 'a' } };
  const text = JSON.stringify({ ...object, spec: { forProvider } });
  return parseDist('dist/x.yaml', text).objects.flatMap(madeAgainProblems);
};

test.each<[string, object, RegExp]>([
  [
    'ec2 VPCEndpointSecurityGroupAssociation',
    { replaceDefaultAssociation: true },
    /^dist\/x.yaml .*replaceDefaultAssociation: cannot be made again, .* \(true\) — leave it out$/,
  ],
  [
    's3 BucketLifecycleConfiguration',
    { transitionDefaultMinimumObjectSize: 'all_storage_classes_128K' },
    /transitionDefaultMinimumObjectSize: .* write nothing \(all_storage_classes_128K\) — leave it out$/,
  ],
])('a %s with %j is a problem, without it is fine', (kind, forProvider, message) => {
  expect(problemsOf(kind, forProvider)).toEqual([expect.stringMatching(message)]);
  expect(problemsOf(kind, {})).toEqual([]);
});
