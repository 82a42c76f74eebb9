import { parseDist } from '../../objects/dist';
import type { JsonObject } from '../../objects/json';
import { controllerProblems } from './controllers';

const documents = (image: JsonObject, more: JsonObject = {}) => [
  {
    apiVersion: 'ecr.aws.m.upbound.io/v1beta1',
    kind: 'Repository',
    metadata: { name: 'metrics', namespace: 'dev' },
  },
  {
    apiVersion: 'example.org/v1',
    kind: 'AccountAccess',
    metadata: { name: 'account', namespace: 'dev' },
    spec: { account: '111122223333', region: 'us-east-1' },
  },
  {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'dev-metrics', namespace: 'dev' },
    spec: {
      destination: { name: 'dev', namespace: 'kube-system' },
      source: { helm: { releaseName: 'metrics', values: JSON.stringify({ image, ...more }) } },
    },
  },
];
const digest = `sha256:${'3a'.repeat(32)}`;
const own = { repository: '111122223333.dkr.ecr.us-east-1.amazonaws.com/metrics', tag: `v1@${digest}` };

test.each([
  ['its own image', documents(own), []],
  ['an image of another registry', documents({ ...own, repository: 'registry.k8s.io/m' }), [/mirror it/]],
  ['an image without a tag', documents({ repository: own.repository }), [/mirror it/]],
  ['an image that floats', documents({ ...own, tag: 'latest' }), [/mirror it/]],
  ['an image by its tag alone', documents({ ...own, tag: 'v1' }), [/mirror it/]],
  ['a digest of the wrong length', documents({ ...own, tag: `v1@${digest}0` }), [/mirror it/]],
  [
    'an image of no repository',
    documents({ ...own, repository: `${own.repository}-2` }),
    [/no Repository for its image \(metrics-2\)/],
  ],
  [
    'two replicas and no budget',
    documents(own, { webhook: { replicaCount: 2 } }),
    [/webhook\.podDisruptionBudget: none/],
  ],
  [
    'two replicas and an empty budget',
    documents(own, { replicas: 2, podDisruptionBudget: {} }),
    [/none for 2 replicas/],
  ],
  [
    'two replicas and a budget that is off',
    documents(own, { replicas: 2, podDisruptionBudget: { enabled: false, minAvailable: 1 } }),
    [/none for 2 replicas/],
  ],
  ['two replicas and a budget', documents(own, { replicas: 2, podDisruptionBudget: { maxUnavailable: 1 } }), []],
  ['one replica and no budget', documents(own, { replicaCount: 1 }), []],
  [
    'one replica and a budget',
    documents(own, { replicaCount: 1, podDisruptionBudget: { enabled: true, minAvailable: 1 } }),
    [/of a single replica/],
  ],
  ['the kubelet’s port', documents(own, { port: 10250 }), [/10250/]],
  ['its environment’s region', documents(own, { config: { region: 'us-east-1' } }), []],
  ['another region', documents(own, { config: { region: 'eu-west-1' } }), [/config\.region: no region of its env/]],
  ['a cluster that is not there', documents(own, { clusterName: 'eks' }), [/clusterName: no cluster of its env/]],
  ['a VPC that is not there', documents(own, { vpcTags: { Name: 'vpc' } }), [/vpcTags\.Name: no VPC of its env/]],
  ['a log group that is not there', documents(own, { log_group_name: '/a' }), [/no log group of its env.+\(\/a\)/]],
])('a controller with %s is judged', (_, parts, expected) => {
  const objects = parts.flatMap((part) => parseDist('dist/x.yaml', JSON.stringify(part)).objects);
  expect(controllerProblems(objects)).toEqual(expected.map((line) => expect.stringMatching(line)));
});
