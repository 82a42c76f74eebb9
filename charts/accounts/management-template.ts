import type { Environment, Platform } from '../../config/model/environment';
import { names } from '../../config/model/names';
import { clusterClients } from '../argocd/self-management';
import type { Statement } from '../aws/policy';
import { peerRole } from './peer-role';
import { accountOf, document, nameOf, pathOf, role, type Template, type TemplateResource } from './template';

/** Service accounts of the management cluster that have a role in AWS. */
const serviceAccounts = {
  crossplane: ['crossplane-system:provider-aws'],
  argocd: clusterClients.map(({ name }) => `argocd:${name}`),
} as const;

/** Whom the environments' provisioners trust: the role of the providers' pods, or where pods have none, a user. */
export function providersPrincipal({ management }: Platform): string {
  const { credentials, crossplaneRoleArn } = management;
  return credentials === 'irsa' ? crossplaneRoleArn : crossplaneRoleArn.replace(':role/', ':user/');
}

/**
 * What a person makes in the management cluster's account before anything else: who Crossplane and Argo CD are in AWS, and
 * that each may only become what the environments keep for it, and the providers the role at the other end of a peering.
 */
export function managementTemplate(environments: readonly Environment[], platform: Platform): Template {
  const { credentials } = platform.management;
  const description = 'Who Crossplane and Argo CD are in AWS, and what each may become there';
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: description,
    ...(credentials === 'irsa' ? onEks(environments, platform) : outsideOfAws(environments, platform)),
  };
}

type Parts = Pick<Template, 'Conditions' | 'Parameters' | 'Resources'>;

/** Service accounts become the roles. */
function onEks(environments: readonly Environment[], platform: Platform): Parts {
  const { crossplaneRoleArn, argocdRoleArn } = platform.management;
  const { provisioners, deployers } = assumed(environments, platform);
  return {
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
      Crossplane: role(
        crossplaneRoleArn,
        of("Crossplane's providers"),
        trustOf(serviceAccounts.crossplane),
        provisioners,
      ),
      ArgoCd: role(argocdRoleArn, of('Argo CD'), trustOf(serviceAccounts.argocd), deployers),
      ...peerHere(environments, platform),
    },
  };
}

/** A user is Crossplane, by keys that a Secret holds. */
function outsideOfAws(environments: readonly Environment[], platform: Platform): Parts {
  const { crossplaneRoleArn, argocdRoleArn } = platform.management;
  const { provisioners, deployers } = assumed(environments, platform);
  // Environments trust it, although no pod of a cluster outside of AWS can become it.
  const nobody = { Principal: { AWS: argocdRoleArn.replace(/:role\/.*$/, ':root') }, Action: 'sts:AssumeRole' };
  return {
    Resources: {
      Crossplane: {
        Type: 'AWS::IAM::User',
        Properties: { UserName: nameOf(crossplaneRoleArn), Path: pathOf(crossplaneRoleArn), Policies: provisioners },
      },
      ArgoCd: role(argocdRoleArn, of('Argo CD'), document([{ Effect: 'Allow', ...nobody }]), deployers),
      ...peerHere(environments, platform),
    },
  };
}

/** The roles that each may become: Crossplane's providers those that make, Argo CD those that deploy. */
function assumed(environments: readonly Environment[], { management: { network } }: Platform) {
  const policies = (roleArns: readonly string[]) => {
    const statement: Statement = { Effect: 'Allow', Action: ['sts:AssumeRole', 'sts:TagSession'], Resource: roleArns };
    return [{ PolicyName: 'assume', PolicyDocument: document([statement]) }];
  };
  const ofEach = (roleOf: (environment: Environment) => string) =>
    environments.map((environment) => `arn:aws:iam::${environment.account}:role/${roleOf(environment)}`);
  const peers = network?.peering === undefined ? [] : [network.peering.roleArn];
  return {
    provisioners: policies([...ofEach((environment) => names(environment).provisioner), ...peers]),
    deployers: policies(ofEach((environment) => names(environment).role('argocd'))),
  };
}

/** The role at the other end of a peering, where that is in this account. */
function peerHere(environments: readonly Environment[], platform: Platform): Record<string, TemplateResource> {
  const { peering } = platform.management.network ?? {};
  if (peering === undefined || isElsewhere(platform)) return {};
  return { Peer: peerRole(peering, { 'Fn::GetAtt': ['Crossplane', 'Arn'] }, environments) };
}

/** The description of whose role it is. */
const of = (whose: string) => `${whose}, on the management cluster`;

/** Whether the management cluster's VPC, which is peered with, is in another account than its roles. */
function isElsewhere({ management: { crossplaneRoleArn, network } }: Platform): boolean {
  const { peering } = network ?? {};
  return peering !== undefined && accountOf(peering.roleArn) !== accountOf(crossplaneRoleArn);
}

/** What a person makes in the account of the management cluster's VPC, where that is another; else undefined. */
export function networkTemplate(environments: readonly Environment[], platform: Platform): Template | undefined {
  const { peering } = platform.management.network ?? {};
  if (peering === undefined || !isElsewhere(platform)) return undefined;
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'Who accepts the peerings of environments with the VPC of the management cluster',
    Resources: { Peer: peerRole(peering, providersPrincipal(platform), environments) },
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
