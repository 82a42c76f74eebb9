import { isList, isObject, type Json, type JsonObject } from '../../../objects/json';
import { AwsError } from '../calls/aws-error';
import { type Ask, type Call, json } from '../calls/call';
import { kmsCall } from '../calls/internal-call';
import { trusts } from '../identity/trust';
import type { Corrections } from './correction';

// Keys that groups got or lost (null) after their creation, of which the emulator does not know.
const changedKeys = new Map<string, string | null>();

const done = { status: 200, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: '' };

/** Corrections of CloudWatch Logs. */
export const logsCorrections: Corrections = {
  CreateLogGroup: async (call, ask) => {
    const { logGroupName, kmsKeyId } = json(call);
    await mustBeUsable(String(logGroupName), kmsKeyId, call, ask);
    const answer = await ask(call);
    if (answer.status === 200) changedKeys.delete(placeOf(call, logGroupName));
    return answer;
  },

  /** Source: Amazon CloudWatch Logs API reference, AssociateKmsKey. */
  AssociateKmsKey: async (call, ask) => {
    const { logGroupName, kmsKeyId } = json(call);
    await mustExist(String(logGroupName), call, ask);
    await mustBeUsable(String(logGroupName), kmsKeyId, call, ask);
    changedKeys.set(placeOf(call, logGroupName), String(kmsKeyId));
    return done;
  },

  /** Source: Amazon CloudWatch Logs API reference, DisassociateKmsKey. */
  DisassociateKmsKey: async (call, ask) => {
    const { logGroupName } = json(call);
    await mustExist(String(logGroupName), call, ask);
    changedKeys.set(placeOf(call, logGroupName), null);
    return done;
  },

  DescribeLogGroups: async (call, ask) => {
    const answer = await ask(call);
    if (answer.status !== 200) return answer;
    const body = JSON.parse(answer.body) as JsonObject;
    const groups = (isList(body.logGroups) ? body.logGroups.filter(isObject) : []).map((group) => {
      const changed = changedKeys.get(placeOf(call, group.logGroupName));
      if (changed === undefined) return group;
      const { kmsKeyId: _, ...rest } = group;
      return changed === null ? rest : { ...rest, kmsKeyId: changed };
    });
    return { ...answer, body: JSON.stringify({ ...body, logGroups: groups }) };
  },
};

async function mustExist(name: string, call: Call, ask: Ask): Promise<void> {
  const headers = { ...call.headers, 'x-amz-target': 'Logs_20140328.DescribeLogGroups' };
  const body = Buffer.from(JSON.stringify({ logGroupNamePrefix: name }));
  const answer = await ask({ ...call, operation: 'DescribeLogGroups', headers, body });
  const { logGroups } = JSON.parse(answer.body) as JsonObject;
  const groups = isList(logGroups) ? logGroups.filter(isObject) : [];
  if (groups.some(({ logGroupName }) => logGroupName === name)) return;
  throw new AwsError(400, 'ResourceNotFoundException', 'The specified log group does not exist.');
}

/**
 * Throws where the key's policy does not let CloudWatch Logs use it for the group.
 * Source: Amazon CloudWatch Logs user guide, "Encrypt log data in CloudWatch Logs using AWS KMS".
 */
async function mustBeUsable(group: string, key: Json | undefined, call: Call, ask: Ask): Promise<void> {
  if (key === undefined) return;
  const { caller, region } = call;
  const arn = `arn:aws:logs:${region}:${caller.account}:log-group:${group}`;
  const parameters = { KeyId: String(key), PolicyName: 'default' };
  const { status, body } = await ask(kmsCall({ account: caller.account, region }, 'GetKeyPolicy', parameters));
  const policy = status === 200 ? (JSON.parse(String((JSON.parse(body) as JsonObject).Policy)) as JsonObject) : {};
  const isUsable = ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey'].every((action) =>
    trusts(policy, {
      action,
      principals: [`logs.${region}.amazonaws.com`, 'logs.amazonaws.com'],
      context: { 'kms:encryptioncontext:aws:logs:arn': arn, 'aws:sourceaccount': caller.account, 'aws:sourcearn': arn },
    }),
  );
  if (isUsable) return;
  const message = `The specified KMS key does not exist or is not allowed to be used with LogGroup '${arn}'`;
  throw new AwsError(400, 'InvalidParameterException', message);
}

function placeOf({ caller, region }: Call, group: Json | undefined): string {
  return `${caller.account}/${region}/${String(group)}`;
}
