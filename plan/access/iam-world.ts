import { environmentAccounts } from '../../checks/composed/environment-accounts';
import { type Policy, readPolicies } from '../../checks/policies/documents';
import type { DistObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, listAt, stringAt } from '../../objects/json';
import type { Principal } from './grant';

/** What IAM consists of on one side of a comparison. */
export interface IamWorld {
  readonly objects: readonly DistObject[];
  readonly policies: readonly Policy[];
  /** Account ids by environment. */
  readonly accounts: ReadonlyMap<string, string>;
  /** Environments by account id. */
  readonly environments: ReadonlyMap<string, string>;
  /** Who assumes a role, by the role's ARN. */
  readonly users: ReadonlyMap<string, string>;
}

/** Reads policies, accounts and trusts. */
export function iamWorld(objects: readonly DistObject[]): IamWorld {
  const accounts = environmentAccounts(objects);
  const { policies } = readPolicies(objects);
  const users = new Map(
    policies.flatMap((policy) => {
      const user = policy.use === 'trust' ? userOf(policy) : undefined;
      return user === undefined
        ? []
        : [[roleArn(accounts, policy.object.namespace, policy.object.name), user] as const];
    }),
  );
  const environments = new Map([...accounts].map(([environment, account]) => [account, environment] as const));
  return { objects, policies, accounts, environments, users };
}

/** The only service account, or else the only AWS service, that a trust policy names. */
function userOf({ statements }: Policy): string | undefined {
  const accounts = statements
    .flatMap(({ conditions }) => conditions)
    .filter(({ key, operator }) => key.endsWith(':sub') && operator === 'StringEquals')
    .flatMap(({ values }) => values.map((value) => value.replace(/^system:serviceaccount:([^:]+):/, '$1/')));
  const services = statements.flatMap(({ source }) => listAt(source, 'Principal', 'Service').map(String));
  const named = accounts.length > 0 ? accounts : services;
  return named.length === 1 ? named[0] : undefined;
}

/** The ARN of a role of an environment; an environment without an account stands for itself. */
export function roleArn(accounts: IamWorld['accounts'], environment: string, name: string): string {
  return `arn:aws:iam::${accounts.get(environment) ?? environment}:role/${name}`;
}

/** The environment whose account an ARN names. */
export function environmentOfArn({ environments }: Pick<IamWorld, 'environments'>, arn: string): string | undefined {
  return environments.get(arn.split(':')[4] ?? '');
}

/** The principal that an ARN, or an account id, stands for. */
export function arnPrincipal(world: IamWorld, arn: string): Principal {
  if (arn === '*') return { kind: 'everyone' };
  const account = /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/.exec(arn)?.[1];
  if (account !== undefined) {
    const environment = environmentOfArn(world, `arn:aws:iam::${account}:root`);
    return { kind: 'account', account, ...(environment && { environment }) };
  }
  const environment = environmentOfArn(world, arn);
  const usedBy = world.users.get(arn);
  return { kind: 'role', arn, ...(environment && { environment }), ...(usedBy && { usedBy }) };
}

/** The name in a reference or in the field itself, of `spec.forProvider`. */
export function fieldOrRef({ body }: DistObject, field: string, reference = `${field}Ref`): string | undefined {
  const forProvider = at(body, 'spec', 'forProvider');
  return stringAt(forProvider, reference, 'name') ?? stringAt(forProvider, field);
}

/** Objects of one kind, as `iam Role`. */
export function ofKind({ objects }: Pick<IamWorld, 'objects'>, kind: string): DistObject[] {
  return objects.filter((object) => groupKind(object) === kind);
}
