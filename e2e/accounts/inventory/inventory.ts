import { athenaResources, ecrResources, glueResources, kmsResources } from './account';
import type { Ask, AwsResource } from './aws-resource';
import { ec2Resources } from './ec2';
import { eksResources } from './eks';
import { iamResources } from './iam';
import { s3Resources } from './s3';
import { dynamodbResources, logsResources, secretsmanagerResources, snsResources, sqsResources } from './stores';

const listings = [
  athenaResources,
  dynamodbResources,
  ec2Resources,
  ecrResources,
  eksResources,
  glueResources,
  iamResources,
  kmsResources,
  logsResources,
  s3Resources,
  secretsmanagerResources,
  snsResources,
  sqsResources,
];

/** Everything that an account has of the kinds that the charts make, as AWS lists it. */
export async function inventory(ask: Ask): Promise<readonly AwsResource[]> {
  const found = await Promise.all(listings.map((list) => list(ask)));
  return found.flat();
}
