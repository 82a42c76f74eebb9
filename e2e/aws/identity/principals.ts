import type { JsonObject } from '../../../objects/json';
import type { Ask } from '../calls/call';
import { internalCall } from '../calls/internal-call';
import { xmlText } from '../calls/xml';

/** A role that exists. */
export interface Role {
  /** Unique id that IAM makes. */
  readonly id: string;
  /** Its trust policy. */
  readonly trust: JsonObject;
}

/** The role of an account that has this ARN; undefined where there is none. */
export async function findRole(ask: Ask, account: string, arn: string): Promise<Role | undefined> {
  const parameters = { RoleName: arn.slice(arn.lastIndexOf('/') + 1) };
  const { body } = await ask(internalCall({ api: 'iam', account, operation: 'GetRole', parameters }));
  const policy = xmlText(body, 'AssumeRolePolicyDocument');
  if (policy === undefined || xmlText(body, 'Arn') !== arn) return undefined;
  return { id: xmlText(body, 'RoleId') ?? '', trust: JSON.parse(decodeURIComponent(policy)) };
}

/** Whether the role or user that an ARN names exists; undefined where the ARN names neither. */
export async function principalExists(ask: Ask, arn: string): Promise<boolean | undefined> {
  const [, account, kind, path] = /^arn:aws:iam::(\d{12}):(role|user)\/(.+)$/.exec(arn) ?? [];
  if (account === undefined || path === undefined) return undefined;
  const [operation, parameter] = kind === 'role' ? ['GetRole', 'RoleName'] : ['GetUser', 'UserName'];
  const parameters = { [parameter]: path.slice(path.lastIndexOf('/') + 1) };
  const { body } = await ask(internalCall({ api: 'iam', account, operation, parameters }));
  return xmlText(body, 'Arn') === arn;
}
