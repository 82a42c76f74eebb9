import { isObject } from '../../../checks/json';
import { AwsError } from '../aws-error';
import { type Call, json } from '../call';
import { kmsCall } from '../internal-call';
import type { Ask, Mend, Mends } from '../mend';
import { missingPrincipal, policyIn } from './policy-principals';

/** Source: AWS KMS API reference, CreateKey and PutKeyPolicy: MalformedPolicyDocumentException. */
const withPolicy: Mend = async (call, ask) => {
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

/** Source: AWS KMS developer guide, "Key states of AWS KMS keys": what a key that is to be deleted does not take. */
function ofLivingKey(parameter: string): Mend {
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
  const key = status === 200 ? (JSON.parse(body) as { KeyMetadata?: object }).KeyMetadata : undefined;
  const metadata = key as { readonly KeyState?: string; readonly Arn?: string } | undefined;
  return isObject(metadata) && metadata.KeyState === 'PendingDeletion' ? String(metadata.Arn) : undefined;
}

/** Mends of KMS. */
export const kmsMends: Mends = {
  CreateKey: withPolicy,
  PutKeyPolicy: withPolicy,
  CreateAlias: ofLivingKey('TargetKeyId'),
  UpdateAlias: ofLivingKey('TargetKeyId'),
  ScheduleKeyDeletion: ofLivingKey('KeyId'),
  EnableKeyRotation: ofLivingKey('KeyId'),
  UpdateKeyDescription: ofLivingKey('KeyId'),
  TagResource: ofLivingKey('KeyId'),
};
