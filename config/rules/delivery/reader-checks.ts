import type { Problem } from '../../model/problem';
import type { WrittenEnvironment } from '../../model/written-environment';
import { isOwnRole } from '../access-checks';
import { noAccountId, roleArnForm } from '../place-checks';

/** What is wrong with who reads the namespaces of services in an environment. */
export function readerProblems(environment: WrittenEnvironment): Problem[] {
  const { at, cardholderData, services } = environment;
  return Object.entries(services).flatMap(([service, { readerRoleArns: arns = [] }]) => {
    const where = at(`services.${service}.readerRoleArns`);
    const beside = {
      where,
      what: 'lets somebody read the logs of pods beside cardholder data',
      value: arns,
      fix: 'remove it; CloudWatch has the logs, and AWS says who reads them',
    };
    return [
      ...(cardholderData && arns.length > 0 ? [beside] : []),
      ...arns.flatMap((value, index) => {
        const problem = problemOf(value, index, arns, environment);
        return problem === undefined ? [] : [{ where: `${where}[${index}]`, value, ...problem }];
      }),
    ];
  });
}

function problemOf(
  arn: string,
  index: number,
  all: readonly string[],
  { account: own, adminRoleArns = [], name }: WrittenEnvironment,
): Pick<Problem, 'what' | 'fix'> | undefined {
  const [, account] = roleArnForm.exec(arn) ?? [];
  if (account === undefined || account === noAccountId) {
    return { what: 'is not the ARN of an IAM role', fix: 'write arn:aws:iam::<account>:role/<name>' };
  }
  if (all.indexOf(arn) !== index) return { what: 'is listed twice', fix: 'remove one' };
  if (adminRoleArns.includes(arn)) return { what: 'administers the whole cluster already', fix: 'remove one' };
  if (account === own && isOwnRole(arn, name)) {
    const fix = 'remove it: the environment gives each of its roles its own rights';
    return { what: 'is a role that the environment itself makes', fix };
  }
  return undefined;
}
