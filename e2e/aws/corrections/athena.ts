import { AwsError } from '../calls/aws-error';
import { json } from '../calls/call';
import type { Corrections } from './correction';

/** Corrections of Athena. Source: Amazon Athena API reference, InvalidRequestException, in the words that AWS's clients look for. */
export const athenaCorrections: Corrections = {
  GetWorkGroup: async (call, ask) => {
    const answer = await ask(call);
    if (answer.status === 200) return answer;
    throw new AwsError(400, 'InvalidRequestException', `WorkGroup ${String(json(call).WorkGroup)} is not found.`);
  },

  CreateWorkGroup: async (call, ask) => {
    const answer = await ask(call);
    if (!answer.body.includes('already exists')) return answer;
    throw new AwsError(400, 'InvalidRequestException', 'WorkGroup is already created');
  },
};
