import type { JsonObject } from '../../../objects/json';
import { internalCall } from '../calls/internal-call';
import type { Ask } from '../calls/mend';
import { xmlText } from '../calls/xml';
import { trusts } from '../identity/trust';

/** Whether a role of an account is there, and lets a service of AWS become it on behalf of something. */
export async function letsAssume(
  ask: Ask,
  role: { readonly account: string; readonly arn: string },
  service: { readonly principal: string; readonly sourceArn: string },
): Promise<boolean> {
  const parameters = { RoleName: role.arn.slice(role.arn.lastIndexOf('/') + 1) };
  const { body } = await ask(internalCall({ api: 'iam', account: role.account, operation: 'GetRole', parameters }));
  const policy = xmlText(body, 'AssumeRolePolicyDocument');
  if (policy === undefined || xmlText(body, 'Arn') !== role.arn) return false;
  return trusts(JSON.parse(decodeURIComponent(policy)) as JsonObject, {
    action: 'sts:AssumeRole',
    principals: [service.principal],
    context: { 'aws:sourcearn': service.sourceArn, 'aws:sourceaccount': role.account },
  });
}
