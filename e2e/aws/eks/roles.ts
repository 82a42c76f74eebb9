import type { Ask } from '../calls/call';
import { findRole } from '../identity/principals';
import { trusts } from '../identity/trust';

/**
 * Whether a role of an account exists, and lets a service principal assume it on behalf of a resource.
 * Source: Amazon EKS user guide, "Cross-service confused deputy prevention in Amazon EKS" and "Amazon EKS Pod execution
 * IAM role".
 */
export async function letsAssume(
  ask: Ask,
  role: { readonly account: string; readonly arn: string },
  caller: { readonly principal: string; readonly sourceArn: string },
): Promise<boolean> {
  const found = await findRole(ask, role.account, role.arn);
  if (found === undefined) return false;
  return trusts(found.trust, {
    action: 'sts:AssumeRole',
    principals: [caller.principal],
    context: { 'aws:sourcearn': caller.sourceArn, 'aws:sourceaccount': role.account },
  });
}
