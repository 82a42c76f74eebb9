import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import { Aws } from '../../aws/aws';
import { policy, type Statement } from '../../aws/policy';

/**
 * Policy of the VPC endpoint of an AWS API: principals of the environment's own account only, plus the calls that
 * AWS needs to be made without one.
 */
export function endpointPolicy(endpoint: string, environment: Environment): string {
  const ownPrincipals: Statement = {
    Sid: 'PrincipalsOfThisAccount',
    Effect: 'Allow',
    Principal: '*',
    Action: '*',
    Resource: '*',
    Condition: { StringEquals: { 'aws:PrincipalAccount': environment.account } },
  };
  if (endpoint === 's3') return policy(...s3Statements(ownPrincipals, environment));
  if (endpoint === 'sts') return policy(ownPrincipals, webIdentity(environment));
  return policy(ownPrincipals);
}

/** Buckets of this account, and AWS's own bucket from which every image layer comes. */
function s3Statements(ownPrincipals: Statement, { account, region }: Environment): Statement[] {
  return [
    {
      ...ownPrincipals,
      Sid: 'BucketsOfThisAccount',
      Condition: { StringEquals: { 'aws:PrincipalAccount': account, 'aws:ResourceAccount': account } },
    },
    {
      // Source: Amazon ECR user guide, "Minimum Amazon S3 bucket permissions for Amazon ECR".
      Sid: 'ImageLayers',
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: `arn:aws:s3:::prod-${region}-starport-layer-bucket/*`,
    },
  ];
}

/** A pod has no principal yet when it exchanges its token for one. */
function webIdentity(environment: Environment): Statement {
  return {
    Sid: 'ServiceAccountTokens',
    Effect: 'Allow',
    Principal: '*',
    Action: 'sts:AssumeRoleWithWebIdentity',
    Resource: new Aws(environment).iamArn(`role/${names(environment).irsaRole('*')}`),
  };
}
