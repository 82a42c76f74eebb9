import type { PlatformInput } from '../../config/model/platform';
import { platform as ours } from '../../config/platform';

/** What the company's environments share: its accounts and its people. Versions and controllers are this repository's own. */
export const platform = {
  ...ours,
  repositoryUrl: 'https://github.com/example-payments/platform.git',
  management: {
    // The management cluster runs on EKS, in an account that has nothing else.
    credentials: 'irsa',
    crossplaneRoleArn: 'arn:aws:iam::109876543210:role/crossplane-provider-aws',
    argocdRoleArn: 'arn:aws:iam::109876543210:role/argocd',
    // One transit gateway joins it, the environments, the offices, the bank and the schemes.
    network: { cidrs: ['10.39.0.0/16'], transitGateways: { 'us-east-1': 'tgw-0fedcba9876543210' } },
  },
  signIn: {
    url: 'https://deploy.example.com',
    issuer: 'https://login.example.com',
    clientId: 'argocd',
    scopes: ['openid', 'profile', 'email', 'groups'],
    groupsClaim: 'groups',
    administrators: ['platform-team'],
  },
} satisfies PlatformInput;
