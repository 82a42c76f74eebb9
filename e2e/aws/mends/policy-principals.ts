import { isObject, type Json, type JsonObject } from '../../../objects/json';
import { internalCall } from '../calls/internal-call';
import type { Ask } from '../calls/mend';
import { xmlText } from '../calls/xml';
import { listOf } from '../identity/trust';

/** A policy document, if a text is one; undefined where it is not. Source: IAM user guide, "Grammar of the IAM JSON policy language". */
export function policyIn(text: Json | undefined): JsonObject | undefined {
  try {
    const policy = JSON.parse(String(text)) as Json;
    return isObject(policy) && policy.Statement !== undefined ? policy : undefined;
  } catch {
    return undefined;
  }
}

/** The first role or user that a policy names and that is not there. Source: IAM user guide, "AWS JSON policy elements: Principal". */
export async function missingPrincipal(policy: JsonObject, ask: Ask): Promise<string | undefined> {
  for (const statement of listOf(policy.Statement).filter(isObject)) {
    const principals = isObject(statement.Principal) ? listOf(statement.Principal.AWS).map(String) : [];
    for (const principal of principals) {
      if (!(await exists(principal, ask))) return principal;
    }
  }
  return undefined;
}

async function exists(principal: string, ask: Ask): Promise<boolean> {
  const [, account, kind, path] = /^arn:aws:iam::(\d{12}):(role|user)\/(.+)$/.exec(principal) ?? [];
  // Everybody, an account, a service: nothing that could be missing here.
  if (account === undefined || path === undefined) return true;
  const [operation, parameter] = kind === 'role' ? ['GetRole', 'RoleName'] : ['GetUser', 'UserName'];
  const parameters = { [parameter]: path.slice(path.lastIndexOf('/') + 1) };
  const { body } = await ask(internalCall({ api: 'iam', account, operation, parameters }));
  return xmlText(body, 'Arn') === principal;
}
