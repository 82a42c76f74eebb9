import { isObject, type JsonObject, listAt } from '../../../objects/json';

/** Somebody who wants to do something, such as assume a role. */
export interface Candidate {
  readonly action: string;
  /** ARN of the role, user or root that calls, or of the identity provider that vouches. */
  readonly principals: readonly string[];
  /** Condition keys in lower case, and their values. */
  readonly context: Readonly<Record<string, string>>;
}

/**
 * Whether the policy of a role or a key lets somebody do something. Knows only the operators that policies use here; a
 * condition with any other never holds. Source: IAM user guide, "Policy evaluation logic" and "AWS JSON policy elements".
 */
export function trusts(policy: JsonObject, candidate: Candidate): boolean {
  const statements = listAt(policy, 'Statement')
    .filter(isObject)
    .filter((one) => applies(one, candidate));
  return statements.some(({ Effect }) => Effect === 'Allow') && !statements.some(({ Effect }) => Effect === 'Deny');
}

function applies(statement: JsonObject, { action, principals, context }: Candidate): boolean {
  const actions = listAt(statement, 'Action').map(String);
  if (!actions.some((one) => like(one, action))) return false;
  const { Principal } = statement;
  const named = Object.values(isObject(Principal) ? Principal : {}).flatMap((one) => listAt(one).map(String));
  if (Principal !== '*' && !named.some((one) => one === '*' || principals.includes(one))) return false;
  return Object.entries(isObject(statement.Condition) ? statement.Condition : {}).every(([operator, keys]) =>
    Object.entries(isObject(keys) ? keys : {}).every(([key, values]) =>
      holds(operator, context[key.toLowerCase()], listAt(values).map(String)),
    ),
  );
}

function holds(operator: string, value: string | undefined, wanted: readonly string[]): boolean {
  if (value === undefined) return false;
  if (operator === 'StringEquals' || operator === 'ArnEquals') return wanted.includes(value);
  if (operator === 'StringLike' || operator === 'ArnLike') return wanted.some((one) => like(one, value));
  return false;
}

function like(pattern: string, value: string): boolean {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${escaped}$`).test(value);
}
