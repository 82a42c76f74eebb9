import { isOfForm, type NameRule } from '../../kinds/kind';
import { nameRuleOf } from '../../kinds/kinds';
import { isDnsLabel } from '../model/dns-label';
import { type Named, names } from '../model/names';
import type { Problem } from '../model/problem';
import { type DeclaredName, declaredNames, everyUse, knownUses, type UseName } from '../model/uses';
import type { WrittenEnvironment } from '../model/written-environment';
import type { WrittenService } from '../model/written-service';
import { isEnvironmentName } from './environment-checks';

/** A name in AWS that follows from the configuration. */
interface Produced {
  /** What it is the name of. */
  readonly called: string;
  readonly rule: NameRule;
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
  const produced = environments.flatMap(({ account, name: environment, region }): ProducedIn[] => {
    if (account === undefined || environment === undefined || !isEnvironmentName(environment)) return [];
    const scopes = { globally: '', 'in the account': account, 'in the region': `${account} ${region}` };
    return services
      .filter(({ name }) => isDnsLabel(name))
      .flatMap((service) => producedNames({ name: environment, account }, service))
      .map((name) => ({ ...name, environment, scope: scopes[name.rule.unique] }));
  });
  return produced.flatMap((one, index): Problem[] => {
    const { called, environment, name, rule, where } = one;
    const first = produced.findIndex((other) => isSame(one, other));
    const other = produced[first];
    if (first !== index && !(other?.where === where && other.environment === environment)) {
      const what = `gives the ${called} of environment ${environment} the same name as ${other?.where} of ${other?.environment}`;
      return [{ where, what, value: name, fix: 'rename one of the two' }];
    }
    if (first !== index) return [];
    if (name.length > rule.max) {
      const what = `makes the ${called} name of environment ${environment} ${name.length} characters long, over AWS's ${rule.max}`;
      const fix = `shorten the name of the service, the resource or the environment by ${name.length - rule.max}`;
      return [{ where, what, value: name, fix }];
    }
    if (isOfForm(rule, name)) return [];
    const what = `gives the ${called} of environment ${environment} a name that AWS refuses`;
    return [{ where, what, value: name, fix: 'rename the service or the resource' }];
  });
}

function isSame(one: ProducedIn, other: ProducedIn): boolean {
  return other.called === one.called && other.name === one.name && other.scope === one.scope;
}

const role = { called: 'IAM role', rule: nameRuleOf('iam Role') };

function producedNames(environment: Named, { name: service, uses }: WrittenService): Produced[] {
  const name = names(environment);
  const where = `config/services.ts ${service}`;
  const namesOf = (use: UseName, { name: declared, place }: DeclaredName) =>
    knownUses[use].names.flatMap(({ called, rule, madeBy }) =>
      madeBy.map((maker): Produced => {
        return { called, rule, name: name[maker](service, declared), where: `${where}.uses.${use}${place}` };
      }),
    );
  return [
    { ...role, name: name.irsaRole(service), where },
    { ...role, name: name.role(`${service}-fargate`), where },
    ...everyUse.flatMap((use) => {
      const declared = declaredNames(uses[use]).filter((one) => !one.isRepeated && isDnsLabel(one.name));
      return declared.flatMap((one) => namesOf(use, one));
    }),
  ];
}
