import type { Api } from '../../../kinds/kinds';
import { acmResources } from './acm';
import { athenaResources } from './athena';
import type { Ask, AwsResource } from './aws-resource';
import { backupResources } from './backup';
import { cloudwatchResources } from './cloudwatch';
import { dynamodbResources } from './dynamodb';
import { ec2Resources } from './ec2';
import { egressResources } from './ec2-egress';
import { ecrResources } from './ecr';
import { eksResources } from './eks';
import { elasticacheResources } from './elasticache';
import { glueResources } from './glue';
import { iamResources } from './iam';
import { kmsResources } from './kms';
import { logsResources } from './logs';
import { rdsResources } from './rds';
import { route53Resources } from './route53';
import { s3Resources } from './s3';
import { secretsmanagerResources } from './secretsmanager';
import { snsResources } from './sns';
import { sqsResources } from './sqs';
import { wafv2Resources } from './wafv2';

/** How each API lists what an account has of its kinds. */
const listings: Readonly<Record<Api, (ask: Ask) => Promise<readonly AwsResource[]>>> = {
  acm: acmResources,
  athena: athenaResources,
  backup: backupResources,
  cloudwatch: cloudwatchResources,
  cloudwatchlogs: logsResources,
  dynamodb: dynamodbResources,
  ec2: async (ask) => [...(await ec2Resources(ask)), ...(await egressResources(ask))],
  ecr: ecrResources,
  eks: eksResources,
  elasticache: elasticacheResources,
  glue: glueResources,
  iam: iamResources,
  kms: kmsResources,
  rds: rdsResources,
  route53: route53Resources,
  s3: s3Resources,
  secretsmanager: secretsmanagerResources,
  sns: snsResources,
  sqs: sqsResources,
  wafv2: wafv2Resources,
};

/** Everything that an account has of the kinds that the charts make, as AWS lists it. */
export async function inventory(ask: Ask): Promise<readonly AwsResource[]> {
  const found = await Promise.all(Object.values(listings).map((list) => list(ask)));
  return found.flat();
}
