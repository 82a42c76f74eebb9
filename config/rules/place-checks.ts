import { instead } from '../../texts/nearest';
import { fargateZones, otherRegions } from '../model/aws/regions';
import type { Problem } from '../model/problem';
import type { WrittenEnvironment } from '../model/written-environment';

/** An account id that is common in examples, and that nobody has. */
export const noAccountId = '0'.repeat(12);

/** Whether the text has the form of an AWS account id. */
export const isAccountId = (text: string) => /^\d{12}$/.test(text);

/** The ARN of a role of IAM, below any path, with its account. */
export const roleArnForm = /^arn:aws:iam::(\d{12}):role\/(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/;

/** What is wrong with the account and the region of an environment. */
export function placeProblems({ at, account, region }: WrittenEnvironment): Problem[] {
  const problems: Problem[] = [];
  if (account !== undefined && !isAccountId(account)) {
    problems.push({
      where: at('account'),
      what: 'is not an AWS account id',
      value: account,
      fix: 'write its 12 digits in quotes, leading zeros included',
    });
  }
  if (account === noAccountId) {
    problems.push({
      where: at('account'),
      what: 'is an account that nobody has',
      value: account,
      fix: 'write your own',
    });
  }
  if (region !== undefined && !Object.hasOwn(fargateZones, region)) {
    problems.push({
      where: at('region'),
      what: 'is not a region known to run Fargate pods of EKS in three zones',
      value: region,
      // A region that exists is no misspelling of another one.
      fix: otherRegions.includes(region)
        ? `use one of ${Object.keys(fargateZones).join(', ')}`
        : instead(region, Object.keys(fargateZones)),
    });
  }
  return problems;
}
