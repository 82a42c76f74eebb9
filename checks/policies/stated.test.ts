import { parseDist } from '../../objects/dist';
import { unstatedPolicyProblems } from './stated';

const problemsOf = (api: string, kind: string, forProvider: object) =>
  unstatedPolicyProblems(
    parseDist(
      'dist/x.yaml',
      JSON.stringify({
        apiVersion: `${api}.aws.m.upbound.io/v1beta1`,
        kind,
        metadata: { name: 'x', namespace: 'dev' },
        spec: { forProvider },
      }),
    ).objects,
  );

test.each<[string, string, object]>([
  ['sqs', 'Queue', {}],
  ['sns', 'Topic', {}],
  ['ec2', 'VPCEndpoint', { serviceName: 'com.amazonaws.us-east-1.sqs' }],
])('a %s %s without a policy is a problem', (api, kind, forProvider) => {
  expect(problemsOf(api, kind, forProvider)).toEqual([
    `dist/x.yaml ${kind}/x: has no policy of ours, so AWS has its own or the last one — state it`,
  ]);
  expect(problemsOf(api, kind, { ...forProvider, policy: '{}' })).toEqual([]);
});

test.each<[string, string, object]>([
  ['an endpoint of another company', 'VPCEndpoint', { serviceName: 'com.amazonaws.vpce.us-east-1.vpce-svc-1' }],
  ['a kind without a policy', 'VPC', {}],
])('%s needs none', (_what, kind, forProvider) => {
  expect(problemsOf('ec2', kind, forProvider)).toEqual([]);
});
