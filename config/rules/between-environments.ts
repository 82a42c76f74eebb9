import { cidr } from '../model/cidr';
import type { Platform } from '../model/environment';
import { managementSchema } from '../model/platform';
import type { Problem } from '../model/problem';
import { wellFormedFields } from '../model/well-formed';
import type { WrittenEnvironment } from '../model/written-environment';
import { vpcRangeOf } from './network-checks';
import { roleArnForm } from './place-checks';

/**
 * What is wrong between two environments, as far as each is well formed.
 *
 * @param taken ranges that are no environment's, and that none is advised to have
 */
export function betweenEnvironments(environments: readonly WrittenEnvironment[], taken: readonly string[]): Problem[] {
  const free = cidr.free16([...taken, ...environments.flatMap((one) => vpcRangeOf(one) ?? [])]);
  return environments.flatMap((environment, index) =>
    environments.slice(0, index).flatMap((other): Problem[] => {
      const problems: Problem[] = [];
      const [where, otherWhere] = [environment.at('name'), other.at('name')];
      if (where === otherWhere) {
        const what = `is the same environment as [${environments.indexOf(other)}]`;
        return [{ where: `config/environments.ts [${index}]`, what, value: environment.name, fix: 'remove one' }];
      }
      if (environment.name !== undefined && other.name === environment.name) {
        const fix = 'give each environment a name of its own';
        problems.push({ where, what: `is also that of ${otherWhere}`, value: environment.name, fix });
      }
      const [range, otherRange] = [vpcRangeOf(environment), vpcRangeOf(other)];
      if (range !== undefined && otherRange !== undefined && cidr.overlaps(range, otherRange)) {
        problems.push({
          where: environment.at('vpcCidr'),
          what: `overlaps ${other.at('vpcCidr')}, ${otherRange}`,
          value: range,
          fix:
            free === undefined ? 'choose a free range in another private block' : `choose a free range, e.g. ${free}`,
        });
      }
      return [...problems, ...protectionProblems(environment, other)];
    }),
  );
}

/** The roles of Argo CD and Crossplane, which all environments trust, in the account of one of several. */
export function managementAccountProblems(
  environments: readonly WrittenEnvironment[],
  { management }: Platform,
): Problem[] {
  const { argocdRoleArn = '' } = wellFormedFields(managementSchema, management);
  const [, managing] = roleArnForm.exec(argocdRoleArn) ?? [];
  const [first] = environments;
  if (managing === undefined || environments.every(({ account }) => account === first?.account)) return [];
  return environments
    .filter(({ account }) => account === managing)
    .map(({ account, at }) => {
      const what = "is also the management cluster's, whose roles the environments of other accounts trust";
      return { where: at('account'), what, value: account, fix: 'give one of the two an account of its own' };
    });
}

function protectionProblems({ account, at, protection, region }: WrittenEnvironment, other: WrittenEnvironment) {
  if (account === undefined || region === undefined || other.account !== account || other.region !== region) return [];
  const [value, theirs] = [protection?.level, other.protection?.level];
  if (value === undefined || theirs === undefined || value === theirs) return [];
  const what = `differs from ${other.at('protection')}, which is in the same account and region and has the same registry`;
  return [{ where: at('protection'), what, value, fix: `use ${theirs}, or an account of its own` }];
}
