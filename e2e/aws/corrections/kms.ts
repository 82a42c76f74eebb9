import { createHash } from 'node:crypto';
import { isObject, type JsonObject } from '../../../objects/json';
import { AwsError } from '../calls/aws-error';
import { type Ask, type Call, json } from '../calls/call';
import { kmsCall } from '../calls/internal-call';
import type { Correction, Corrections } from './correction';
import { missingPrincipal, policyIn } from './policy-principals';

/** Source: AWS KMS API reference, CreateKey and PutKeyPolicy: MalformedPolicyDocumentException. */
const withPolicy: Correction = async (call, ask) => {
  const { Policy } = json(call);
  if (Policy === undefined) return ask(call);
  const policy = policyIn(Policy);
  if (policy === undefined) throw malformed('Policy is not valid JSON, or has no statement');
  if ((await missingPrincipal(policy, ask)) !== undefined) {
    throw malformed('Policy contains a statement with one or more invalid principals.');
  }
  return ask(call);
};

function malformed(message: string): AwsError {
  return new AwsError(400, 'MalformedPolicyDocumentException', message);
}

/** Source: AWS KMS developer guide, "Key states of AWS KMS keys": what a key that waits for its deletion refuses. */
function ofLivingKey(parameter: string): Correction {
  return async (call, ask) => {
    const id = String(json(call)[parameter]);
    const arn = await pendingDeletion(id, call, ask);
    if (arn !== undefined) throw new AwsError(400, 'KMSInvalidStateException', `${arn} is pending deletion.`);
    return ask(call);
  };
}

async function pendingDeletion(id: string, call: Call, ask: Ask): Promise<string | undefined> {
  const where = { account: call.caller.account, region: call.region };
  const { status, body } = await ask(kmsCall(where, 'DescribeKey', { KeyId: id }));
  const metadata = status === 200 ? (JSON.parse(body) as JsonObject).KeyMetadata : undefined;
  return isObject(metadata) && metadata.KeyState === 'PendingDeletion' ? String(metadata.Arn) : undefined;
}

/** Source: AWS KMS developer guide, "AWS managed keys": each has such an alias, and exists once somebody asks for it. */
const describe: Correction = async (call, ask) => {
  const alias = /(alias\/aws\/[a-z0-9-]+)$/.exec(String(json(call).KeyId))?.[1];
  if (alias === undefined) return ask(call);
  const { region, caller } = call;
  const hash = createHash('sha256').update(`${caller.account}/${region}/${alias}`).digest('hex');
  const id = hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
  const metadata = {
    AWSAccountId: caller.account,
    KeyId: id,
    Arn: `arn:aws:kms:${region}:${caller.account}:key/${id}`,
    Enabled: true,
    KeyUsage: 'ENCRYPT_DECRYPT',
    KeyState: 'Enabled',
    Origin: 'AWS_KMS',
    KeyManager: 'AWS',
    KeySpec: 'SYMMETRIC_DEFAULT',
    CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
    MultiRegion: false,
  };
  const headers = { 'content-type': 'application/x-amz-json-1.1' };
  return { status: 200, headers, body: JSON.stringify({ KeyMetadata: metadata }) };
};

/** Corrections of KMS. */
export const kmsCorrections: Corrections = {
  CreateKey: withPolicy,
  DescribeKey: describe,
  PutKeyPolicy: withPolicy,
  CreateAlias: ofLivingKey('TargetKeyId'),
  UpdateAlias: ofLivingKey('TargetKeyId'),
  ScheduleKeyDeletion: ofLivingKey('KeyId'),
  EnableKeyRotation: ofLivingKey('KeyId'),
  UpdateKeyDescription: ofLivingKey('KeyId'),
  TagResource: ofLivingKey('KeyId'),
};
