import type { JsonObject } from '../../../objects/json';
import { AwsError } from '../calls/aws-error';
import { json } from '../calls/call';
import type { Corrections } from './correction';

/** Corrections of Secrets Manager. */
export const secretsManagerCorrections: Corrections = {
  /** Source: AWS Secrets Manager API reference, CreateSecret: InvalidRequestException. */
  CreateSecret: async (call, ask) => {
    const headers = { ...call.headers, 'x-amz-target': 'secretsmanager.DescribeSecret' };
    const body = Buffer.from(JSON.stringify({ SecretId: json(call).Name }));
    const found = await ask({ ...call, operation: 'DescribeSecret', headers, body });
    if (found.status === 200 && (JSON.parse(found.body) as JsonObject).DeletedDate !== undefined) {
      const message = "You can't create this secret because a secret with this name is already scheduled for deletion.";
      throw new AwsError(400, 'InvalidRequestException', message);
    }
    return ask(call);
  },

  /** Source: AWS Secrets Manager API reference, GetSecretValue: ResourceNotFoundException where there is no version. */
  GetSecretValue: async (call, ask) => {
    const answer = await ask(call);
    const value = answer.status === 200 ? (JSON.parse(answer.body) as JsonObject) : undefined;
    if (value !== undefined && value.SecretString === undefined && value.SecretBinary === undefined) {
      const message = "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT";
      throw new AwsError(400, 'ResourceNotFoundException', message);
    }
    return answer;
  },
};
