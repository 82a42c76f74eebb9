import { at, type Json, listAt, parsedObject, stringAt } from '../../objects/json';
import type { Entry, Section } from '../report/report';

/** Texts of the templates that people deploy for the accounts, by their paths. */
export type Templates = ReadonlyMap<string, string>;

/** Where `dist/` has them. */
export const isTemplate = (path: string) => /^dist\/accounts\/[^/]+\.json$/.test(path);

/**
 * What people have to deploy themselves because a change rewrites a template of an account, and when: what a template
 * gains is needed before Argo CD syncs the change, and what it loses until no environment needs it.
 *
 * @param environment the only one that is told of. @default - all, and the management account
 */
export function templatesToDeploy(before: Templates, after: Templates, environment?: string): Section {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  const changed = paths.filter((path) => before.get(path) !== after.get(path));
  const told = changed.filter((path) => environment === undefined || accountOf(path) === environment);
  return {
    title: 'To deploy by hand',
    isAlarming: false,
    entries: told.map((path) => entryOf(path, before.get(path), after.get(path))),
  };
}

/** The environment of a template, or `management`. */
const accountOf = (path: string) => path.replace(/^.*\/(?:environment-)?|\.json$/g, '');

function entryOf(path: string, before: string | undefined, after: string | undefined): Entry {
  if (after === undefined) return { text: `${path} goes: delete its stack once the environment is gone`, details: [] };
  if (before === undefined) return { text: `${path} is new: deploy it before this is merged`, details: [] };
  const [were, are] = [actionsOf(before), actionsOf(after)];
  const gained = differences(were, are).map((line) => `newly allows ${line}`);
  const lost = differences(are, were).map((line) => `no longer allows ${line}`);
  return { text: `${path}: ${when(gained.length > 0, lost.length > 0)}`, details: [...gained, ...lost] };
}

function when(gains: boolean, loses: boolean): string {
  const last = 'once every environment, pinned ones too, is Healthy with what no longer needs it';
  if (gains && loses) return `deploy it before this is merged if nothing needs what it loses, and otherwise ${last}`;
  if (loses) return `deploy it ${last}`;
  return 'deploy it before this is merged';
}

/** The actions that each policy of a template allows or denies, each with what it is for; numbered parts are one policy. */
function actionsOf(template: string): ReadonlyMap<string, ReadonlySet<string>> {
  const policies = new Map<string, Set<string>>();
  for (const [id, resource] of Object.entries(at(parsedObject(template), 'Resources') ?? {})) {
    const name =
      stringAt(resource, 'Properties', 'ManagedPolicyName') ?? stringAt(resource, 'Properties', 'RoleName') ?? id;
    const policy = name.replace(/-\d+$/, '');
    const actions = policies.get(policy) ?? new Set<string>();
    policies.set(policy, actions);
    for (const statement of statementsOf(resource)) {
      for (const action of [at(statement, 'Action') ?? []].flat().map(String)) actions.add(action);
    }
  }
  return policies;
}

function statementsOf(resource: Json): readonly Json[] {
  const inline = listAt(resource, 'Properties', 'Policies').map((policy) => at(policy, 'PolicyDocument'));
  const documents = [at(resource, 'Properties', 'PolicyDocument'), ...inline];
  return documents
    .flatMap((document) => listAt(document, 'Statement'))
    .filter((one) => stringAt(one, 'Effect') === 'Allow');
}

/** A line for each policy that has actions which it had not. */
function differences(
  were: ReadonlyMap<string, ReadonlySet<string>>,
  are: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  return [...are].flatMap(([policy, actions]) => {
    const others = [...actions].filter((action) => !were.get(policy)?.has(action)).sort();
    return others.length === 0 ? [] : [`${policy} ${others.join(', ')}`];
  });
}
