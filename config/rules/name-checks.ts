import { isOfForm, type NameRule } from '../../kinds/kind';
import { nameRuleOf } from '../../kinds/kinds';
import { isDnsLabel } from '../model/dns-label';
import { type Named, names } from '../model/names';
import type { Problem } from '../model/problem';
import { type DeclaredName, declaredNames, everyUse, knownUses, type UseName } from '../model/uses';
import type { WrittenEnvironment } from '../model/written-environment';
import type { WrittenService } from '../model/written-service';
import { isEnvironmentName } from './environment-checks';
import { isAccountId } from './place-checks';

/** A name in AWS that follows from the configuration. */
interface Produced {
  /** What it is the name of. */
  readonly called: string;
  readonly rule: NameRule;
  /** The function that makes it. */
  readonly made: string;
  readonly name: string;
  readonly where: string;
}

/** A name of one environment. */
interface ProducedIn extends Produced {
  readonly environment: string;
  /** Where the name must be unique: in all of AWS, in an account, or in a region of it. */
  readonly scope: string;
}

/**
 * Reports names that AWS would refuse, and names that two declarations would both give. Names that are made from a wrong
 * one are left out, since that one is reported.
 */
export function producedNameProblems(
  environments: readonly WrittenEnvironment[],
  services: readonly WrittenService[],
): Problem[] {
  const produced = environments.flatMap(({ account, name: environment, region, services: changes }): ProducedIn[] => {
    if (account === undefined || !isAccountId(account)) return [];
    if (environment === undefined || !isEnvironmentName(environment)) return [];
    const scopes = { globally: '', 'in the account': account, 'in the region': `${account} ${region}` };
    return services
      .filter(({ name }) => isDnsLabel(name))
      .flatMap((service) => {
        const pipeline = changes[service.name]?.pipeline ?? service.pipeline;
        return producedNames({ name: environment, account }, { ...service, pipeline });
      })
      .map((name) => ({ ...name, environment, scope: scopes[name.rule.unique] }));
  });
  const firsts = new Map<string, ProducedIn>();
  const found = produced.flatMap((one): Found[] => {
    const { called, environment, made, name, rule, scope, where } = one;
    const key = JSON.stringify([called, name, scope]);
    const first = firsts.get(key);
    if (first !== undefined) {
      if (first.where === where && first.environment === environment) return [];
      const what = `gives the ${called} of environment ${environment} the same name as ${first.where} of ${first.environment}`;
      const fix = 'rename one of the two';
      return [{ problem: { where, what, value: name, fix }, about: `${where} ${first.where}`, excess: 0 }];
    }
    firsts.set(key, one);
    const about = `${where} ${made}`;
    const excess = name.length - rule.max;
    if (excess > 0) {
      const what = `makes the ${called} name of environment ${environment} ${name.length} characters long, over AWS's ${rule.max}`;
      const fix = `shorten the name of the service, the resource or the environment by ${excess}`;
      return [{ problem: { where, what, value: name, fix }, about, excess }];
    }
    if (isOfForm(rule, name)) return [];
    const what = `gives the ${called} of environment ${environment} a name that AWS refuses`;
    return [{ problem: { where, what, value: name, fix: 'rename the service or the resource' }, about, excess: 0 }];
  });
  return worst(found).map(({ problem }) => problem);
}

/** What is wrong with a name, once for all environments in which it is: where most is to be mended. */
interface Found {
  readonly problem: Problem;
  readonly about: string;
  /** Characters over AWS's limit. */
  readonly excess: number;
}

function worst(found: readonly Found[]): Found[] {
  const kept = new Map<string, Found>();
  for (const one of found) {
    const other = kept.get(one.about);
    if (other === undefined || one.excess > other.excess) kept.set(one.about, one);
  }
  return [...kept.values()];
}

const role = { called: 'IAM role', rule: nameRuleOf('iam Role') };
const group = { called: 'security group', rule: nameRuleOf('ec2 SecurityGroup') };
const repository = { called: 'image repository', rule: nameRuleOf('ecr Repository') };

function producedNames(environment: Named, { name: service, pipeline, uses }: WrittenService): Produced[] {
  const name = names(environment);
  const where = `config/services.ts ${service}`;
  const namesOf = (use: UseName, { name: declared, place, description }: DeclaredName) =>
    knownUses[use].names
      .filter(({ onlyWith }) => onlyWith?.(description) ?? true)
      .flatMap(({ called, rule, madeBy }) =>
        madeBy.map((maker): Produced => {
          const make: (service: string, declared: string, isFifo: boolean) => string = name[maker];
          return {
            called,
            rule,
            made: maker,
            name: make(service, declared, 'fifo' in description && description.fifo === true),
            where: `${where}.uses.${use}${place}`,
          };
        }),
      );
  return [
    { ...role, made: 'irsaRole', name: name.irsaRole(service), where },
    ...(pipeline === undefined
      ? []
      : [{ ...role, made: 'pipelineRole', name: name.role(`${service}-pipeline`), where: `${where}.pipeline` }]),
    { ...group, made: 'securityGroup', name: name.securityGroup(service), where },
    { ...repository, made: 'repository', name: name.repository(service), where },
    ...everyUse.flatMap((use) => {
      const declared = declaredNames(uses[use]).filter((one) => !one.isRepeated && isDnsLabel(one.name));
      return declared.flatMap((one) => namesOf(use, one));
    }),
  ];
}
