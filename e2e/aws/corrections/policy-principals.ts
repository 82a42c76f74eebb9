import { isObject, type Json, type JsonObject, listAt } from '../../../objects/json';
import type { Ask } from '../calls/call';
import { principalExists } from '../identity/principals';

/** The policy document in a text; undefined where the text is none. Source: IAM user guide, "Grammar of the IAM JSON policy language". */
export function policyIn(text: Json | undefined): JsonObject | undefined {
  try {
    const policy = JSON.parse(String(text)) as Json;
    return isObject(policy) && policy.Statement !== undefined ? policy : undefined;
  } catch {
    return undefined;
  }
}

/** The first role or user that a policy names and that does not exist. Source: IAM user guide, "AWS JSON policy elements: Principal". */
export async function missingPrincipal(policy: JsonObject, ask: Ask): Promise<string | undefined> {
  for (const statement of listAt(policy, 'Statement').filter(isObject)) {
    const principals = isObject(statement.Principal) ? listAt(statement.Principal, 'AWS').map(String) : [];
    for (const principal of principals) {
      // Other principals cannot be missing here: everybody, an account, a service principal.
      if ((await principalExists(ask, principal)) === false) return principal;
    }
  }
  return undefined;
}
