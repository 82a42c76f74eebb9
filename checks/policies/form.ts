import type { PolicyUse } from '../../kinds/kind';
import { isObject, type Json, listAt, stringAt } from '../../objects/json';
import { type Policy, type Statement, wherePolicy } from './documents';

// IAM user guide, "IAM JSON policy elements reference".
const elements = new Set(['Sid', 'Effect', 'Principal', 'Action', 'Resource', 'Condition']);

// IAM user guide, "IAM and AWS STS quotas".
const inlineLimit = 10240;

/** What is wrong with a policy, whatever it allows: its version, its elements, its size, and whom it lets in. */
export function policyFormProblems(policies: readonly Policy[]): string[] {
  const each = policies.flatMap((policy) => {
    const { document, statements, text, use, limit } = policy;
    const problems = statements.flatMap((statement, index) =>
      statementProblems(statement, use).map((problem) => `Statement[${index}]: ${problem}`),
    );
    if (document.Version !== '2012-10-17')
      problems.push(`Version: not 2012-10-17 (${stringAt(document, 'Version')}) — write that`);
    if (statements.length === 0 || statements.length !== listAt(document, 'Statement').length) {
      problems.push('Statement: not a list of statements — write one');
    }
    if (size(text) > limit)
      problems.push(`longer than the ${limit} characters that AWS takes (${size(text)}) — shorten it`);
    return problems.map((problem) => `${wherePolicy(policy)}: ${problem}`);
  });
  return [...each, ...inlineProblems(policies)];
}

const size = (text: string) => text.replace(/\s/g, '').length;

/** AWS counts all inline policies of a role together. */
function inlineProblems(policies: readonly Policy[]): string[] {
  const totals = new Map<string, number>();
  for (const policy of policies.filter(({ object, use }) => use === 'identity' && object.kind !== 'Policy')) {
    const { object, text } = policy;
    const forProvider = object.body.spec;
    const role =
      stringAt(forProvider, 'forProvider', 'roleRef', 'name') ?? stringAt(forProvider, 'forProvider', 'role');
    const owner = `${object.namespace}/${object.kind === 'Role' ? object.name : role}`;
    totals.set(owner, (totals.get(owner) ?? 0) + size(text));
  }
  return [...totals]
    .filter(([, total]) => total > inlineLimit)
    .map(([role, total]) => {
      return `role ${role}: inline policies longer than the ${inlineLimit} characters that AWS takes (${total}) — shorten them`;
    });
}

function statementProblems(statement: Statement, use: PolicyUse): string[] {
  const { effect, actions, resources, conditions, source } = statement;
  const problems = Object.keys(source)
    .filter((element) => !elements.has(element))
    .map((element) => `element not allowed here (${element}) — say what is meant, not what is excepted`);
  if (effect !== 'Allow' && effect !== 'Deny') problems.push(`Effect: neither Allow nor Deny (${effect}) — write one`);
  if (actions.length === 0) problems.push('Action: missing — name what is allowed or denied');
  if ((resources.length === 0) !== (use === 'trust'))
    problems.push('Resource: only a trust policy has none — correct it');
  if ((source.Principal === undefined) !== (use === 'identity'))
    problems.push('Principal: only an identity policy has none — correct it');
  const everyone = isEveryone(source.Principal) && effect === 'Allow' && use !== 'endpoint';
  if (everyone && conditions.length === 0) problems.push('Principal: everyone, without a condition — add one');
  if (use === 'trust' && isService(source.Principal) && !conditions.some(({ key }) => sources.has(key))) {
    problems.push('Condition: a service principal is trusted for any account — add aws:SourceAccount or aws:SourceArn');
  }
  return problems;
}

// IAM user guide, "The confused deputy problem".
const sources = new Set(['aws:sourceaccount', 'aws:sourcearn']);

const isEveryone = (principal: Json | undefined) =>
  principal === '*' || (isObject(principal) && Object.values(principal).some((value) => value === '*'));

const isService = (principal: Json | undefined) => isObject(principal) && principal.Service !== undefined;
