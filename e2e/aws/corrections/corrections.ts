import type { Answer, Ask, Call } from '../calls/call';
import { athenaCorrections } from './athena';
import { backupCorrections } from './backup';
import type { Corrections } from './correction';
import { dynamodbCorrections } from './dynamodb';
import { endpointCorrections } from './ec2-endpoints';
import { gatewayCorrections } from './ec2-gateways';
import { networkCorrections } from './ec2-networks';
import { ruleCorrections } from './ec2-rules';
import { ecrCorrections } from './ecr';
import { elasticacheCorrections } from './elasticache';
import { iamCorrections } from './iam';
import { providerCorrections } from './iam-providers';
import { kmsCorrections } from './kms';
import { logsCorrections } from './logs';
import { rdsCorrections } from './rds';
import { route53Corrections } from './route53';
import { s3Corrections } from './s3';
import { secretsManagerCorrections } from './secretsmanager';
import { sqsCorrections } from './sqs';

/** All corrections, by API. */
const corrections: Readonly<Record<string, Corrections>> = {
  athena: athenaCorrections,
  backup: backupCorrections,
  dynamodb: dynamodbCorrections,
  ec2: { ...networkCorrections, ...ruleCorrections, ...endpointCorrections, ...gatewayCorrections },
  ecr: ecrCorrections,
  elasticache: elasticacheCorrections,
  iam: { ...iamCorrections, ...providerCorrections },
  kms: kmsCorrections,
  logs: logsCorrections,
  rds: rdsCorrections,
  route53: route53Corrections,
  s3: s3Corrections,
  secretsmanager: secretsManagerCorrections,
  sqs: sqsCorrections,
};

/** What AWS answers to a call: the emulator's answer, corrected where it differs; throws AwsError for what AWS refuses. */
export function corrected(call: Call, ask: Ask): Promise<Answer> {
  const correction = corrections[call.api]?.[call.operation];
  return correction === undefined ? ask(call) : correction(call, ask);
}
