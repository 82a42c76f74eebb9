import { parse } from 'yaml';
import type { DistObject } from '../../objects/dist';
import { stringAt } from '../../objects/json';
import { matchesWildcard } from '../../texts/wildcard';

/** What somebody asks of Argo CD: an action on an object of a resource, as its policy names them. */
export interface Question {
  /** `applications`, `projects`, `logs` and so on. */
  readonly resource: string;
  /** `get`, `sync`, `action/⟨group⟩/⟨kind⟩/⟨action⟩` and so on. */
  readonly action: string;
  /** `⟨project⟩/⟨name⟩` of what belongs to a project, else its name. */
  readonly object: string;
}

/** Whom a token names. */
export interface Person {
  /** The claim `sub`. */
  readonly subject: string;
  /** The claim of groups. */
  readonly groups: readonly string[];
}

/** One line of a policy that allows or denies. */
export interface Grant extends Question {
  readonly role: string;
  readonly effect: string;
}

/** What Argo CD has besides the policy that it is given. Source: `assets/builtin-policy.csv` of Argo CD v3.5.7. */
const builtIn = `
p, role:readonly, applications, get, */*, allow
p, role:readonly, applicationsets, get, */*, allow
p, role:readonly, certificates, get, *, allow
p, role:readonly, clusters, get, *, allow
p, role:readonly, repositories, get, *, allow
p, role:readonly, write-repositories, get, *, allow
p, role:readonly, projects, get, *, allow
p, role:readonly, accounts, get, *, allow
p, role:readonly, gpgkeys, get, *, allow
p, role:readonly, logs, get, */*, allow
p, role:admin, applications, create, */*, allow
p, role:admin, applications, update, */*, allow
p, role:admin, applications, update/*, */*, allow
p, role:admin, applications, delete, */*, allow
p, role:admin, applications, delete/*, */*, allow
p, role:admin, applications, sync, */*, allow
p, role:admin, applications, override, */*, allow
p, role:admin, applications, action/*, */*, allow
p, role:admin, applicationsets, get, */*, allow
p, role:admin, applicationsets, create, */*, allow
p, role:admin, applicationsets, update, */*, allow
p, role:admin, applicationsets, delete, */*, allow
p, role:admin, certificates, create, *, allow
p, role:admin, certificates, update, *, allow
p, role:admin, certificates, delete, *, allow
p, role:admin, clusters, create, *, allow
p, role:admin, clusters, update, *, allow
p, role:admin, clusters, delete, *, allow
p, role:admin, repositories, create, *, allow
p, role:admin, repositories, update, *, allow
p, role:admin, repositories, delete, *, allow
p, role:admin, write-repositories, create, *, allow
p, role:admin, write-repositories, update, *, allow
p, role:admin, write-repositories, delete, *, allow
p, role:admin, projects, create, *, allow
p, role:admin, projects, update, *, allow
p, role:admin, projects, delete, *, allow
p, role:admin, accounts, update, *, allow
p, role:admin, gpgkeys, create, *, allow
p, role:admin, gpgkeys, delete, *, allow
p, role:admin, exec, create, */*, allow
g, role:admin, role:readonly
g, admin, role:admin
`;

/**
 * The policy of Argo CD, which answers as Argo CD v3.5.7 does (`util/rbac/rbac.go`, `server/rbacpolicy/rbacpolicy.go`,
 * `assets/model.conf`); knows the pattern `*` and no other.
 */
export class AccessPolicy {
  /** Lines of the policy that is given, those that are none included. */
  public readonly lines: readonly string[];
  /** The role that everybody has who is signed in, '' for none. */
  public readonly defaultRole: string;
  /** Claims of a token that name groups. */
  public readonly scopes: readonly string[];
  /** What the policy that is given allows or denies. */
  public readonly grants: readonly Grant[];
  /** Who has which role by the policy that is given: a group, a subject or a role, and a role. */
  public readonly members: readonly (readonly [member: string, role: string])[];
  private readonly allGrants: readonly Grant[];
  private readonly allMembers: readonly (readonly [member: string, role: string])[];

  private constructor(policy: DistObject) {
    const data = (key: string) => stringAt(policy.body, 'data', key) ?? '';
    this.lines = meant(data('policy.csv'));
    this.defaultRole = data('policy.default');
    this.scopes = [parse(data('scopes')) ?? 'groups'].flat().map(String);
    this.grants = grantsOf(this.lines);
    this.members = membersOf(this.lines);
    this.allGrants = [...grantsOf(meant(builtIn)), ...this.grants];
    this.allMembers = [...membersOf(meant(builtIn)), ...this.members];
  }

  /** The policy among these objects. Throws where there is none. */
  public static of(objects: readonly DistObject[]): AccessPolicy {
    const found = objects.find(({ kind, name }) => kind === 'ConfigMap' && name === 'argocd-rbac-cm');
    if (found === undefined) throw new Error('no ConfigMap argocd-rbac-cm');
    return new AccessPolicy(found);
  }

  /** Whether Argo CD does what a person asks: a group counts only where the policy gives it a role. */
  public allows({ subject, groups }: Person, question: Question): boolean {
    const known = groups.filter((group) => this.allMembers.some(([member]) => member === group));
    return [this.defaultRole, subject, ...known].some((who) => who !== '' && this.allowsRole(who, question));
  }

  /** A line that denies outweighs all that allow. */
  private allowsRole(who: string, question: Question): boolean {
    const roles = this.rolesOf(who);
    const effects = this.allGrants
      .filter(({ role }) => roles.includes(role))
      .filter(
        ({ resource, action, object }) =>
          matchesWildcard(resource, question.resource) &&
          matchesWildcard(action, question.action) &&
          matchesWildcard(object, question.object),
      )
      .map(({ effect }) => effect);
    return effects.includes('allow') && !effects.includes('deny');
  }

  private rolesOf(who: string, known: readonly string[] = []): readonly string[] {
    if (known.includes(who)) return known;
    return this.allMembers
      .filter(([member]) => member === who)
      .reduce<readonly string[]>((roles, [, role]) => this.rolesOf(role, roles), [...known, who]);
  }
}

const meant = (csv: string) =>
  csv
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

const fieldsOf = (line: string) => line.split(',').map((field) => field.trim());

function grantsOf(lines: readonly string[]): Grant[] {
  return lines.flatMap((line) => {
    const [type, role = '', resource = '', action = '', object = '', effect = ''] = fieldsOf(line);
    return type === 'p' ? [{ role, resource, action, object, effect }] : [];
  });
}

function membersOf(lines: readonly string[]): (readonly [string, string])[] {
  return lines.flatMap((line) => {
    const [type, member = '', role = ''] = fieldsOf(line);
    return type === 'g' ? [[member, role] as const] : [];
  });
}
