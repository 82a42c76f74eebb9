import { athenaResources } from './athena';
import type { Ask, AwsResource } from './aws-resource';
import { dynamodbResources } from './dynamodb';
import { ec2Resources } from './ec2';
import { ecrResources } from './ecr';
import { eksResources } from './eks';
import { glueResources } from './glue';
import { iamResources } from './iam';
import { kmsResources } from './kms';
import { logsResources } from './logs';
import { s3Resources } from './s3';
import { secretsmanagerResources } from './secretsmanager';
import { snsResources } from './sns';
import { sqsResources } from './sqs';

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
