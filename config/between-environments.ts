import { cidr } from './cidr';
import type { ShapedEnvironment } from './environment';
import type { Problem } from './problem';

/** What is wrong between two environments, each of which is right by itself. */
export function betweenEnvironments(environments: readonly ShapedEnvironment[]): Problem[] {
  const ranges = environments.map(({ vpcCidr }) => vpcCidr).filter(cidr.isRange);
  return environments.flatMap((environment, index) =>
    environments.slice(0, index).flatMap((other): Problem[] => {
      const problems: Problem[] = [];
      if (other.name === environment.name) {
        problems.push({
          where: `config/environments.ts [${index}].name`,
          what: `is also the name of [${environments.indexOf(other)}]`,
          value: environment.name,
          fix: 'give each environment a name of its own',
        });
      }
      const comparable = cidr.isRange(environment.vpcCidr) && cidr.isRange(other.vpcCidr);
      if (comparable && cidr.overlaps(environment.vpcCidr, other.vpcCidr)) {
        problems.push({
          where: `config/${environment.name}.ts vpcCidr`,
          what: `overlaps ${other.name}'s ${other.vpcCidr}`,
          value: environment.vpcCidr,
          fix: `choose a free range, e.g. ${cidr.free16(ranges) ?? 'in another private block'}`,
        });
      }
      const shared = other.account === environment.account && other.region === environment.region;
      if (shared && other.protection.level !== environment.protection.level) {
        problems.push({
          where: `config/${environment.name}.ts protection`,
          what: `differs from that of ${other.name}, which is in the same account and region and has the same registry`,
          value: environment.protection.level,
          fix: `use ${other.protection.level}, or an account of its own`,
        });
      }
      return problems;
    }),
  );
}
