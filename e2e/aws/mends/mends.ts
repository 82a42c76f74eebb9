import type { Answer, Ask, Call } from '../calls/call';
import { athenaMends } from './athena';
import { endpointMends } from './ec2-endpoints';
import { networkMends } from './ec2-networks';
import { ruleMends } from './ec2-rules';
import { ecrMends } from './ecr';
import { iamMends } from './iam';
import { providerMends } from './iam-providers';
import { kmsMends } from './kms';
import { logsMends } from './logs';
import type { Mends } from './mend';
import { s3Mends } from './s3';
import { secretsManagerMends } from './secretsmanager';
import { sqsMends } from './sqs';

/** All mends, by api. */
const mends: Readonly<Record<string, Mends>> = {
  athena: athenaMends,
  ec2: { ...networkMends, ...ruleMends, ...endpointMends },
  ecr: ecrMends,
  iam: { ...iamMends, ...providerMends },
  kms: kmsMends,
  logs: logsMends,
  s3: s3Mends,
  secretsmanager: secretsManagerMends,
  sqs: sqsMends,
};

/** What AWS answers to a call: the emulator's answer, mended where it differs; throws AwsError for what AWS refuses. */
export function mended(call: Call, ask: Ask): Promise<Answer> {
  const mend = mends[call.api]?.[call.operation];
  return mend === undefined ? ask(call) : mend(call, ask);
}
