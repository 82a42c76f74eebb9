import type { Condition } from '../../checks/policies/documents';
import { covers } from './pattern';

/** Who is allowed or denied something. */
export type Principal =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'account'; readonly account: string; readonly environment?: string }
  | {
      readonly kind: 'role';
      readonly arn: string;
      /** The environment whose account has the role. @default - none, the account is no environment's */
      readonly environment?: string;
      /** Who assumes the role: a service account as `namespace/name`, or an AWS service. @default - not known */
      readonly usedBy?: string;
    }
  | { readonly kind: 'AWS service'; readonly name: string }
  | { readonly kind: 'identity provider'; readonly arn: string }
  | { readonly kind: 'caller'; readonly endpoint: string; readonly who: string }
  | { readonly kind: 'Kubernetes'; readonly subject: string }
  | { readonly kind: 'Argo CD'; readonly subject: string };

/** What a grant is written in. */
export type Through =
  | 'Argo CD'
  | 'EKS access'
  | 'RBAC'
  | 'endpoint policy'
  | 'identity policy'
  | 'key policy'
  | 'resource policy'
  | 'trust policy';

/** One action on one resource that somebody is allowed or denied; either may be a pattern. */
export interface Grant {
  /** The environment that the rule belongs to. */
  readonly environment: string;
  readonly through: Through;
  readonly effect: 'allow' | 'deny';
  readonly principal: Principal;
  readonly action: string;
  readonly resource: string;
  /** All must hold; sorted. */
  readonly conditions: readonly Condition[];
}

/** A text by which principals are the same or not; who uses a role does not count. */
export function principalId(principal: Principal): string {
  switch (principal.kind) {
    case 'everyone':
      return '*';
    case 'account':
      return principal.account;
    case 'role':
      return principal.arn;
    case 'AWS service':
      return principal.name;
    case 'identity provider':
      return principal.arn;
    case 'caller':
      return `${principal.endpoint} ${principal.who}`;
    default:
      return `${principal.kind} ${principal.subject}`;
  }
}

/** A text by which grants are the same or not. */
export function grantId({ environment, through, effect, principal, action, resource, conditions }: Grant): string {
  return JSON.stringify([environment, through, effect, principalId(principal), action, resource, conditions]);
}

/** Whether one grant says at least what another says: for whoever, whatever and under whatever condition. */
export function saysAll(wide: Grant, narrow: Grant): boolean {
  return (
    wide.effect === narrow.effect &&
    wide.through === narrow.through &&
    wide.environment === narrow.environment &&
    ['*', principalId(narrow.principal)].includes(principalId(wide.principal)) &&
    covers(wide.action, narrow.action) &&
    covers(wide.resource, narrow.resource) &&
    wide.conditions.every((condition) => narrow.conditions.some((other) => implies(other, condition)))
  );
}

const plain = (operator: string) => operator.replace(/^For(?:All|Any)Values?:|IfExists$/g, '');

/** Whether a request that meets the narrow condition meets the wide one too. */
function implies(narrow: Condition, wide: Condition): boolean {
  if (narrow.key !== wide.key || ![narrow.operator, `${narrow.operator}IfExists`].includes(wide.operator)) return false;
  const operator = plain(wide.operator);
  const isLike = /^(?:String(?:Not)?Like|Arn(?:Not)?(?:Like|Equals))$/.test(operator);
  const within = (value: string, values: readonly string[]) =>
    values.some((other) => (isLike ? covers(other, value) : other === value));
  return operator.includes('Not')
    ? wide.values.every((value) => within(value, narrow.values))
    : narrow.values.every((value) => within(value, wide.values));
}
