import { awsQuotas } from '../model/aws/aws-quotas';
import { cidr, privateRanges } from '../model/cidr';
import { names } from '../model/names';
import type { Problem } from '../model/problem';
import type { WrittenEnvironment } from '../model/written-environment';
import { rangeProblems } from './network-checks';
import { noAccountId, roleArnForm } from './place-checks';

/** Ranges of which no address is on the internet: private, carriers', loopback, link-local, multicast and reserved ones. */
const nowhere = [...privateRanges, '0.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3'];

/** What is wrong with who may reach a workload cluster, and with who administers it. */
export function accessProblems(environment: WrittenEnvironment): Problem[] {
  return [...endpointProblems(environment), ...administratorProblems(environment)];
}

function endpointProblems({ at, publicAccessCidrs: ranges = [] }: WrittenEnvironment): Problem[] {
  const problems = ranges.flatMap((range, index): Problem[] => {
    const where = at(`publicAccessCidrs[${index}]`);
    const wrong = rangeProblems(where, range, 32);
    if (!cidr.isRange(range) || wrong.length > 0) return wrong;
    if (ranges.indexOf(range) !== index) return [{ where, what: 'is listed twice', value: range, fix: 'remove one' }];
    const fix = 'name the ranges of your offices, as the internet sees them';
    if (nowhere.some((one) => cidr.contains(one, range))) {
      return [{ where, what: 'is a range from which nothing comes over the internet', value: range, fix }];
    }
    if (cidr.prefix(range) >= 8) return [];
    return [{ where, what: 'opens the API endpoint to the internet at large', value: range, fix }];
  });
  const { limit } = awsQuotas.publicAccessRanges;
  if (ranges.length > limit) {
    const what = `are more than the ${limit} ranges that EKS takes`;
    problems.push({ where: at('publicAccessCidrs'), what, value: ranges.length, fix: 'join neighbouring ranges' });
  }
  return problems;
}

/** Whether an ARN is that of a role which an environment makes. */
export function isOwnRole(arn: string, environment = ''): boolean {
  const { irsaRole, role } = names({ name: environment, account: '' });
  const [, , , , , name = ''] = arn.split(':');
  return [role, irsaRole].some((named) => {
    const [before = '', after = ''] = named('|').split('|');
    return name.startsWith(`role/${before}`) && name.endsWith(after);
  });
}

function administratorProblems({ account: own, adminRoleArns = [], at, name }: WrittenEnvironment): Problem[] {
  return adminRoleArns.flatMap((value, index): Problem[] => {
    const where = at(`adminRoleArns[${index}]`);
    if (adminRoleArns.indexOf(value) !== index) {
      return [{ where, what: 'is listed twice', value, fix: 'remove one' }];
    }
    const [, account] = roleArnForm.exec(value) ?? [];
    if (account !== undefined && account === own && isOwnRole(value, name)) {
      const fix = 'remove it: the environment gives each of its roles its own rights';
      return [{ where, what: 'is a role that the environment itself makes', value, fix }];
    }
    if (account !== undefined && account !== noAccountId) return [];
    return [{ where, what: 'is not the ARN of an IAM role', value, fix: 'write arn:aws:iam::<account>:role/<name>' }];
  });
}
