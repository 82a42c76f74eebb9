import { parseDist } from '../../objects/dist';
import { externalNameProblems } from './external-names';

const problemsOf = (kind: string, name: string, externalName?: string) => {
  const [api, plain] = kind.split(' ');
  const annotations = externalName === undefined ? undefined : { 'crossplane.io/external-name': externalName };
  const metadata = { name, namespace: 'dev', annotations };
  const text = JSON.stringify({ apiVersion: `${api}.aws.m.upbound.io/v1beta1`, kind: plain, metadata });
  return parseDist('dist/x.yaml', text).objects.flatMap(externalNameProblems);
};

test.each<[string, string, string | undefined]>([
  ['kms Alias', 'eks-data-dev', undefined],
  ['cloudwatchlogs Group', 'aws-eks', '/aws/eks'],
  ['ec2 VPC', 'vpc', undefined],
  ['ec2 Route', 'default', undefined],
])('a %s named %s, in AWS %s, is fine', (kind, name, externalName) => {
  expect(problemsOf(kind, name, externalName)).toEqual([]);
});

test.each<[string, string, RegExp]>([
  ['kms Alias', 'alias/eks-data-dev', /not what the provider writes back \(alias\/eks-data-dev\) — write eks-data-dev/],
  ['sns Topic', 'arn:aws:sns:r:111122223333:t', /— write t$/],
  ['iam Policy', 'arn:aws:iam::111122223333:policy/path/p', /— write p$/],
  ['glue CatalogDatabase', '111122223333:db', /— write db$/],
  ['ec2 VPC', 'vpc-1', /is a name that AWS makes \(vpc-1\) — leave it out/],
  ['eks AccessEntry', 'c:arn', /is not read, .* \(c:arn\) — leave it out/],
])('a %s that is in AWS %s is a problem', (kind, externalName, message) => {
  expect(problemsOf(kind, 'a', externalName)).toEqual([expect.stringMatching(message)]);
});
