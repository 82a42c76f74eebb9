import { examplePlatform } from '../model/example';
import type { Invalid } from './invalid';

const { management, versions } = examplePlatform;
const digest = `sha256:${'5e'.repeat(32)}`;
const controllers = Object.fromEntries(examplePlatform.controllers.map(({ name, release }) => [name, release]));
const { 'external-secrets': _, ...others } = controllers;

/** Mistakes in what all environments share. */
export const invalidPlatforms: readonly Invalid[] = [
  {
    mistake: 'no versions',
    platform: { versions: undefined },
    expected: [
      'config/platform.ts versions: is missing — add it, as an object with argocd, crossplane, providerAws, providerKubernetes, functionPythonic',
    ],
  },
  {
    mistake: 'a version left out',
    platform: { versions: { ...versions, crossplane: undefined } },
    expected: ['config/platform.ts versions.crossplane: is missing — add it, as a string'],
  },
  {
    mistake: 'a version that floats',
    platform: { versions: { ...versions, providerAws: 'latest' } },
    expected: [
      'config/platform.ts versions.providerAws: is not of the right form ("latest") — write a released version such as v1.2.3',
    ],
  },
  {
    mistake: 'a version as a number',
    platform: { versions: { ...versions, argocd: 3.5 } },
    expected: ["config/platform.ts versions.argocd: is not a string (3.5) — write it in quotes, '3.5'"],
  },
  {
    mistake: 'management roles in two accounts',
    platform: { management: { ...management, argocdRoleArn: 'arn:aws:iam::444455556666:role/argocd' } },
    expected: [
      'config/platform.ts management.argocdRoleArn: is in another account than crossplaneRoleArn, 123456789012, although both run on one cluster ("arn:aws:iam::444455556666:role/argocd") — name two roles of the account in which the management cluster runs',
    ],
  },
  {
    mistake: 'management roles in an account that nobody has',
    platform: {
      management: {
        ...management,
        argocdRoleArn: 'arn:aws:iam::000000000000:role/argocd',
        crossplaneRoleArn: 'arn:aws:iam::000000000000:role/crossplane',
      },
    },
    expected: [
      'config/platform.ts management.crossplaneRoleArn: is in an account that nobody has ("arn:aws:iam::000000000000:role/crossplane") — write the account in which the management cluster runs',
      'config/platform.ts management.argocdRoleArn: is in an account that nobody has ("arn:aws:iam::000000000000:role/argocd") — write the account in which the management cluster runs',
    ],
  },
  {
    mistake: 'a role with a blank',
    platform: { management: { ...management, argocdRoleArn: 'arn:aws:iam::123456789012:role/argo cd' } },
    expected: [
      'config/platform.ts management.argocdRoleArn: is not of the right form ("arn:aws:iam::123456789012:role/argo cd") — write arn:aws:iam::<account>:role/<name>',
    ],
  },
  {
    mistake: 'credentials of an unknown kind',
    platform: { management: { ...management, credentials: 'key' } },
    expected: ['config/platform.ts management.credentials: is not an allowed value ("key") — use one of irsa, secret'],
  },
  {
    mistake: 'no management',
    platform: { management: 'irsa' },
    expected: [
      'config/platform.ts management: is not an object ("irsa") — write an object with credentials, crossplaneRoleArn, argocdRoleArn',
    ],
  },
  {
    mistake: 'a controller that has no values',
    platform: { controllers: { ...controllers, 'cert-manager': { chart: '1.0.0', image: 'v1.0.0', digest } } },
    expected: [
      'config/platform.ts controllers.cert-manager: is no controller that the platform has values for — add them as docs/controllers.md says',
    ],
  },
  {
    mistake: 'a misspelt controller',
    platform: { controllers: { ...others, 'external-secret': { chart: '1.0.0', image: 'v1.0.0', digest } } },
    expected: [
      'config/platform.ts controllers.external-secret: is no controller that the platform has values for — did you mean external-secrets?',
    ],
  },
  {
    mistake: 'a controller left out',
    platform: { controllers: others },
    expected: [
      'config/platform.ts controllers.external-secrets: is missing — add its two releases, or take the controller out as docs/controllers.md says',
    ],
  },
  {
    mistake: 'an empty list of controllers',
    platform: { controllers: {} },
    expected: [
      'config/platform.ts controllers.aws-load-balancer-controller: is missing — add its two releases, or take the controller out as docs/controllers.md says',
      'config/platform.ts controllers.external-secrets: is missing — add its two releases, or take the controller out as docs/controllers.md says',
      'config/platform.ts controllers.opentelemetry-collector: is missing — add its two releases, or take the controller out as docs/controllers.md says',
    ],
  },
  {
    mistake: 'no controllers',
    platform: { controllers: undefined },
    expected: ['config/platform.ts controllers: is missing — add it, as an object'],
  },
  {
    mistake: 'a release left out',
    platform: { controllers: { ...controllers, 'external-secrets': { chart: '1.0.0', digest } } },
    expected: ['config/platform.ts controllers.external-secrets.image: is missing — add it, as a string'],
  },
  {
    mistake: 'releases that float',
    platform: { controllers: { ...controllers, 'external-secrets': { chart: '>=1', image: 'latest', digest } } },
    expected: [
      'config/platform.ts controllers.external-secrets.chart: is not of the right form (">=1") — write a release such as 1.2.3',
      'config/platform.ts controllers.external-secrets.image: is not of the right form ("latest") — write a release such as v1.2.3',
    ],
  },
  {
    mistake: 'an image without a digest',
    platform: { controllers: { ...controllers, 'external-secrets': { chart: '1.0.0', image: 'v1.0.0' } } },
    expected: ['config/platform.ts controllers.external-secrets.digest: is missing — add it, as a string'],
  },
  {
    mistake: 'a digest that is cut',
    platform: {
      controllers: { ...controllers, 'external-secrets': { chart: '1.0.0', image: 'v1.0.0', digest: 'sha256:5e' } },
    },
    expected: [
      'config/platform.ts controllers.external-secrets.digest: is not of the right form ("sha256:5e") — leave it out and run "npm run mirror -- --resolve"',
    ],
  },
  {
    mistake: 'a repository with a blank',
    platform: { repositoryUrl: 'https://github.com/example/payment platform.git' },
    expected: [
      'config/platform.ts repositoryUrl: is not of the right form ("https://github.com/example/payment platform.git") — write https://… or git@…, without a password',
    ],
  },
  {
    mistake: 'a revision of the platform that is a command',
    platform: { revision: 'main; rm -rf /' },
    expected: [
      'config/platform.ts revision: is not of the right form ("main; rm -rf /") — write the name of a branch, e.g. main',
    ],
  },
  {
    mistake: 'a registry without a host',
    platform: { packageRegistry: 'crossplane' },
    expected: [
      'config/platform.ts packageRegistry: is not of the right form ("crossplane") — write host and path, e.g. registry.example.org/packages',
    ],
  },
  {
    mistake: 'a registry with a scheme',
    platform: { packageRegistry: 'https://registry.example.com/crossplane' },
    expected: [
      'config/platform.ts packageRegistry: is not of the right form ("https://registry.example.com/crossplane") — write host and path, e.g. registry.example.org/packages',
    ],
  },
  {
    mistake: 'an API group of Kubernetes',
    platform: { apiGroup: 'platform.k8s.io' },
    expected: [
      'config/platform.ts apiGroup: is not of the right form ("platform.k8s.io") — write a domain of yours in lower case, e.g. platform.example.org',
    ],
  },
  {
    mistake: 'a default container in millicores',
    platform: { defaultContainer: { cpu: 250, memoryMiB: 256 } },
    expected: [
      'config/platform.ts defaultContainer: is more than Fargate has for one pod ({"cpu":250,"memoryMiB":256}) — ask for less, e.g. cpu 0.25 (vCPU) and memoryMiB 256',
    ],
  },
  {
    mistake: 'a default container in GiB',
    platform: { defaultContainer: { cpu: 0.25, memoryGiB: 1 } },
    expected: ['config/platform.ts defaultContainer.memoryGiB: is not a field (1) — did you mean memoryMiB?'],
  },
  {
    mistake: 'a misspelt field of the platform',
    platform: { repositoryURL: 'https://github.com/example/payment-platform.git' },
    expected: [
      'config/platform.ts repositoryURL: is not a field ("https://github.com/example/payment-platform.git") — did you mean repositoryUrl?',
    ],
  },
  {
    mistake: 'a repository with a password',
    platform: { repositoryUrl: 'https://me:secret@github.com/example/payment-platform.git' },
    expected: [
      'config/platform.ts repositoryUrl: is not of the right form ("https://me:secret@github.com/example/payment-platform.git") — write https://… or git@…, without a password',
    ],
  },
  {
    mistake: 'a repository without a path',
    platform: { repositoryUrl: 'https://github.com' },
    expected: [
      'config/platform.ts repositoryUrl: is not of the right form ("https://github.com") — write https://… or git@…, without a password',
    ],
  },
  {
    mistake: 'a version with leading zeros',
    platform: { versions: { ...examplePlatform.versions, argocd: 'v03.05.07' } },
    expected: [
      'config/platform.ts versions.argocd: is not of the right form ("v03.05.07") — write a released version such as v1.2.3',
    ],
  },
  {
    mistake: 'one role for Argo CD and Crossplane',
    platform: {
      management: { ...examplePlatform.management, argocdRoleArn: examplePlatform.management.crossplaneRoleArn },
    },
    expected: [
      'config/platform.ts management.argocdRoleArn: is crossplaneRoleArn again ("arn:aws:iam::123456789012:role/crossplane-provider-aws") — name two roles, each of which may assume only what it needs',
    ],
  },
  {
    mistake: 'a role of more than 64 characters',
    platform: {
      management: { ...examplePlatform.management, argocdRoleArn: `arn:aws:iam::123456789012:role/${'r'.repeat(65)}` },
    },
    expected: [
      'config/platform.ts management.argocdRoleArn: is not of the right form ("arn:aws:iam::123456789012:role/rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr") — write arn:aws:iam::<account>:role/<name>',
    ],
  },
  {
    mistake: 'a default container smaller than what Fargate bills',
    platform: { defaultContainer: { cpu: 0.1, memoryMiB: 100 } },
    expected: [
      'config/platform.ts defaultContainer: is less than the 0.25 vCPU and 0.5 GiB that Fargate bills for it ({"cpu":0.1,"memoryMiB":100}) — use cpu 0.25 and memoryMiB 256',
    ],
  },
  {
    mistake: 'a registry with what a missing value becomes',
    platform: { packageRegistry: 'registry.example.org/undefined' },
    expected: [
      'config/platform.ts packageRegistry: contains what JavaScript writes for a missing value ("registry.example.org/undefined") — give the value',
    ],
  },
];
