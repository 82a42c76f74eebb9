import { isObject, type Json, type JsonObject, listAt } from '../../../objects/json';
import type { Ask } from '../calls/call';
import { principalExists } from '../identity/principals';

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
  for (const statement of listAt(policy, 'Statement').filter(isObject)) {
    const principals = isObject(statement.Principal) ? listAt(statement.Principal, 'AWS').map(String) : [];
    for (const principal of principals) {
      // Everybody, an account, a service: nothing that could be missing here.
      if ((await principalExists(ask, principal)) === false) return principal;
    }
  }
  return undefined;
}
