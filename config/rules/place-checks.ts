import { instead } from '../../texts/nearest';
import type { Problem } from '../model/problem';
import { fargateZones, tooSmallRegions } from '../model/regions';
import type { WrittenEnvironment } from '../model/written-environment';

/** An account id that is common in examples, and that nobody has. */
export const noAccountId = '0'.repeat(12);

/** What is wrong with the account and the region of an environment. */
export function placeProblems({ at, account, region }: WrittenEnvironment): Problem[] {
  const problems: Problem[] = [];
  if (account !== undefined && !/^\d{12}$/.test(account)) {
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
      what: tooSmallRegions.includes(region)
        ? 'has Fargate in two zones only, and an environment has three'
        : 'is not a region where EKS runs Fargate pods',
      value: region,
      fix: tooSmallRegions.includes(region)
        ? `use one of ${Object.keys(fargateZones).join(', ')}`
        : instead(region, Object.keys(fargateZones)),
    });
  }
  return problems;
}
