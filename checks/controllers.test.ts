import { controllerProblems } from './controllers';
import { parseDist } from './dist';
import type { JsonObject } from './json';

const documents = (image: JsonObject, labels: JsonObject, port = 9443) => [
  {
    apiVersion: 'aws.m.upbound.io/v1beta1',
    kind: 'ProviderConfig',
    metadata: { name: 'default', namespace: 'dev' },
    spec: { assumeRoleChain: [{ roleARN: 'arn:aws:iam::111122223333:role/p' }] },
  },
  {
    apiVersion: 'eks.aws.m.upbound.io/v1beta1',
    kind: 'FargateProfile',
    metadata: { name: 'platform', namespace: 'dev' },
    spec: { forProvider: { selector: [{ namespace: 'kube-system', labels }] } },
  },
  {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'dev-metrics', namespace: 'dev' },
    spec: {
      destination: { name: 'dev', namespace: 'kube-system' },
      source: { helm: { releaseName: 'metrics', values: JSON.stringify({ image, port }) } },
    },
  },
];
const own = { repository: '111122223333.dkr.ecr.us-east-1.amazonaws.com/metrics', tag: 'v1' };
const labels = { 'app.kubernetes.io/name': 'metrics' };

test.each([
  ['its own image and a profile', documents(own, labels), []],
  ['a profile for other pods', documents(own, { 'app.kubernetes.io/name': 'other' }), [/no Fargate profile/]],
  ['an image of another registry', documents({ ...own, repository: 'registry.k8s.io/m' }, labels), [/mirror it/]],
  ['an image without a tag', documents({ repository: own.repository }, labels), [/mirror it/]],
  ['an image that floats', documents({ ...own, tag: 'latest' }, labels), [/mirror it/]],
  ['the kubelet’s port', documents(own, labels, 10250), [/10250/]],
])('a controller with %s is judged', (_, parts, expected) => {
  const objects = parts.flatMap((part) => parseDist('dist/x.yaml', JSON.stringify(part)).objects);
  expect(controllerProblems(objects)).toEqual(expected.map((line) => expect.stringMatching(line)));
});
