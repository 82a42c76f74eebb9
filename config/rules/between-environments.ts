import { cidr } from '../model/cidr';
import type { Problem } from '../model/problem';
import type { WrittenEnvironment } from '../model/written-environment';

/** What is wrong between two environments, as far as each is well formed. */
export function betweenEnvironments(environments: readonly WrittenEnvironment[]): Problem[] {
  const ranges = environments.map(rangeOf).filter((range) => range !== undefined);
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
      const [range, otherRange] = [rangeOf(environment), rangeOf(other)];
      if (range !== undefined && otherRange !== undefined && cidr.overlaps(range, otherRange)) {
        problems.push({
          where: environment.at('vpcCidr'),
          what: `overlaps ${other.at('vpcCidr')}, ${otherRange}`,
          value: range,
          fix: `choose a free range, e.g. ${cidr.free16(ranges) ?? 'in another private block'}`,
        });
      }
      return [...problems, ...protectionProblems(environment, other)];
    }),
  );
}

const rangeOf = ({ vpcCidr }: WrittenEnvironment) =>
  vpcCidr !== undefined && cidr.isRange(vpcCidr) ? vpcCidr : undefined;

function protectionProblems({ account, at, protection, region }: WrittenEnvironment, other: WrittenEnvironment) {
  if (account === undefined || region === undefined || other.account !== account || other.region !== region) return [];
  const [value, theirs] = [protection?.level, other.protection?.level];
  if (value === undefined || theirs === undefined || value === theirs) return [];
  const what = `differs from ${other.at('protection')}, which is in the same account and region and has the same registry`;
  return [{ where: at('protection'), what, value, fix: `use ${theirs}, or an account of its own` }];
}
