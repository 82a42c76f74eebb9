import type { Environment, Platform } from '../../config/model/environment';
import { names } from '../../config/model/names';
import { clusterClients } from '../argocd/self-management';
import type { Statement } from '../aws/policy';
import { document, type Template, type TemplateResource } from './template';

/** Service accounts of the management cluster that have a role in AWS. */
const serviceAccounts = {
  crossplane: ['crossplane-system:provider-aws'],
  argocd: clusterClients.map(({ name }) => `argocd:${name}`),
} as const;

const nameOf = (roleArn: string) => roleArn.replace(/^.*\//, '');
const pathOf = (roleArn: string) => roleArn.replace(/^.*:role(\/(?:.*\/)?)[^/]+$/, '$1');

/** Whom the environments' provisioners trust: the role of the providers' pods, or where pods have none, a user. */
export function providersPrincipal({ management }: Platform): string {
  const { credentials, crossplaneRoleArn } = management;
  return credentials === 'irsa' ? crossplaneRoleArn : crossplaneRoleArn.replace(':role/', ':user/');
}

/**
 * What a person makes in the management cluster's account before anything else: who Crossplane and Argo CD are in AWS, and
 * that each may only become what the environments keep for it.
 */
export function managementTemplate(environments: readonly Environment[], platform: Platform): Template {
  const { credentials, crossplaneRoleArn, argocdRoleArn } = platform.management;
  const mayAssume = (roleOf: (environment: Environment) => string) => [
    {
      PolicyName: 'assume',
      PolicyDocument: document([
        {
          Effect: 'Allow',
          Action: ['sts:AssumeRole', 'sts:TagSession'],
          Resource: environments.map((one) => `arn:aws:iam::${one.account}:role/${roleOf(one)}`),
        } satisfies Statement,
      ]),
    },
  ];
  const provisioners = mayAssume((environment) => names(environment).provisioner);
  const deployers = mayAssume((environment) => names(environment).role('argocd'));
  const description = 'Who Crossplane and Argo CD are in AWS; each may only become what the environments keep for it';
  const base = { AWSTemplateFormatVersion: '2010-09-09', Description: description } as const;
  if (credentials === 'secret') {
    const user: TemplateResource = {
      Type: 'AWS::IAM::User',
      Properties: { UserName: nameOf(crossplaneRoleArn), Path: pathOf(crossplaneRoleArn), Policies: provisioners },
    };
    // Environments trust it, although no pod of a cluster outside of AWS can become it.
    const nobody = { Principal: { AWS: argocdRoleArn.replace(/:role\/.*$/, ':root') }, Action: 'sts:AssumeRole' };
    const argocd = role(argocdRoleArn, 'Argo CD', document([{ Effect: 'Allow', ...nobody }]), deployers);
    return { ...base, Resources: { Crossplane: user, ArgoCd: argocd } };
  }
  return {
    ...base,
    Parameters: {
      ClusterIssuer: {
        Type: 'String',
        Description: 'Issuer of the management cluster: cluster.identity.oidc.issuer of aws eks describe-cluster',
        AllowedPattern: '^https://[A-Za-z0-9.-]+(/[A-Za-z0-9./_-]*)?$',
      },
      MakeIdentityProvider: {
        Type: 'String',
        Description: 'false where the account has an identity provider for this issuer already, as eksctl makes one',
        AllowedValues: ['true', 'false'],
        Default: 'true',
      },
    },
    Conditions: { MakesIdentityProvider: { 'Fn::Equals': [{ Ref: 'MakeIdentityProvider' }, 'true'] } },
    Resources: {
      IdentityProvider: {
        Type: 'AWS::IAM::OIDCProvider',
        Condition: 'MakesIdentityProvider',
        Properties: { Url: { Ref: 'ClusterIssuer' }, ClientIdList: ['sts.amazonaws.com'] },
      },
      Crossplane: role(crossplaneRoleArn, "Crossplane's providers", trustOf(serviceAccounts.crossplane), provisioners),
      ArgoCd: role(argocdRoleArn, 'Argo CD', trustOf(serviceAccounts.argocd), deployers),
    },
  };
}

function role(arn: string, whose: string, trust: object, policies: readonly object[]): TemplateResource {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: nameOf(arn),
      Path: pathOf(arn),
      Description: `${whose}, on the management cluster`,
      AssumeRolePolicyDocument: trust,
      Policies: policies,
    },
  };
}

/**
 * The trust of service accounts. A text, since the names of its condition keys contain the issuer, and a template computes
 * texts only.
 */
function trustOf(accounts: readonly string[]): object {
  const statement = {
    Effect: 'Allow',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation fills these in.
    Principal: { Federated: 'arn:aws:iam::${AWS::AccountId}:oidc-provider/${Host}' },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: {
        '${Host}:aud': 'sts.amazonaws.com',
        '${Host}:sub': accounts.map((account) => `system:serviceaccount:${account}`),
      },
    },
  };
  const host = { 'Fn::Select': [1, { 'Fn::Split': ['https://', { Ref: 'ClusterIssuer' }] }] };
  return { 'Fn::Sub': [JSON.stringify({ Version: '2012-10-17', Statement: [statement] }), { Host: host }] };
}
