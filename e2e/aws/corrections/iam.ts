import { AwsError } from '../calls/aws-error';
import { form } from '../calls/call';
import { internalCall } from '../calls/internal-call';
import type { Correction, Corrections } from './correction';
import { missingPrincipal, policyIn } from './policy-principals';

/** Source: IAM API reference, CreateRole and UpdateAssumeRolePolicy: MalformedPolicyDocument. */
function trusted(parameter: string): Correction {
  return async (call, ask) => {
    const policy = policyIn(form(call).get(parameter) ?? '');
    if (policy === undefined) throw malformed('This policy contains invalid Json');
    const missing = await missingPrincipal(policy, ask);
    if (missing !== undefined) throw malformed(`Invalid principal in policy: "AWS":"${missing}"`);
    return ask(call);
  };
}

function malformed(message: string): AwsError {
  return new AwsError(400, 'MalformedPolicyDocument', message);
}

/** Corrections of IAM. */
export const iamCorrections: Corrections = {
  CreateRole: trusted('AssumeRolePolicyDocument'),
  UpdateAssumeRolePolicy: trusted('PolicyDocument'),

  /** Source: IAM API reference, AttachRolePolicy: NoSuchEntity. Which policies AWS itself has, only AWS knows. */
  AttachRolePolicy: async (call, ask) => {
    const arn = form(call).get('PolicyArn') ?? '';
    if (!arn.startsWith('arn:aws:iam::aws:')) {
      const { account } = call.caller;
      const parameters = { PolicyArn: arn };
      const { status } = await ask(internalCall({ api: 'iam', account, operation: 'GetPolicy', parameters }));
      if (status !== 200) throw new AwsError(404, 'NoSuchEntity', `Policy ${arn} does not exist or is not attachable.`);
    }
    return ask(call);
  },

  /** Source: IAM API reference, DeletePolicy: all versions but the default one go first. */
  DeletePolicy: async (call, ask) => {
    const parameters = { PolicyArn: form(call).get('PolicyArn') ?? '' };
    const { account } = call.caller;
    const { body } = await ask(internalCall({ api: 'iam', account, operation: 'ListPolicyVersions', parameters }));
    if (body.includes('<IsDefaultVersion>false</IsDefaultVersion>')) {
      const message =
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.";
      throw new AwsError(409, 'DeleteConflict', message);
    }
    return ask(call);
  },
};
