import { parse } from 'yaml';
import type { Environment } from '../../config/model/environment';
import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, isObject, type Json, type JsonObject, listAt, stringAt } from '../../objects/json';
import { AccessPolicy, type Grant, type Question } from './access-policy';
import { Project } from './project';

const settings = 'dist/argocd/settings';

/** Settings of Argo CD with which somebody would get in who is not signed in, or into a pod. */
const openDoors: readonly { readonly configMap: string; readonly key: string; readonly value: RegExp }[] = [
  { configMap: 'argocd-cm', key: 'exec.enabled', value: /^true$/ },
  { configMap: 'argocd-cm', key: 'users.anonymous.enabled', value: /^true$/ },
  { configMap: 'argocd-cm', key: 'oidc.tls.insecure.skip.verify', value: /^true$/ },
  { configMap: 'argocd-cm', key: 'dex.config', value: /./ },
  { configMap: 'argocd-cmd-params-cm', key: 'server.disable.auth', value: /^true$/ },
  { configMap: 'argocd-cmd-params-cm', key: 'server.insecure', value: /^true$/ },
];

/**
 * What is wrong with who gets into Argo CD and what they may do there: an account that people share, a right that reaches
 * beyond an environment or is the administrators' alone, logs beside cardholder data, and a right for which there is
 * nothing.
 */
export function peopleInArgoCdProblems(objects: readonly DistObject[], environments: readonly Environment[]): string[] {
  const policy = AccessPolicy.of(objects);
  const projects = Project.all(objects);
  return [
    ...doorProblems(objects, environments).map((problem) => `${settings} ${problem}`),
    ...formProblems(policy).map((problem) => `${settings} argocd-rbac-cm: ${problem}`),
    ...strangerProblems(policy, projects),
    ...environments.flatMap((environment) => reachProblems(policy, projects, environment, environments)),
    ...policy.grants.flatMap((grant) => emptyGrantProblems(grant, projects)),
    ...objects
      .filter(
        (object) => groupKind(object) === 'argoproj.io AppProject' && listAt(object.body, 'spec', 'roles').length > 0,
      )
      .map((object) => `${where(object)}: has roles of its own — leave the policy to argocd-rbac-cm`),
  ];
}

function dataOf(objects: readonly DistObject[], name: string): JsonObject {
  const data = at(objects.find((object) => object.kind === 'ConfigMap' && object.name === name)?.body, 'data');
  return isObject(data) ? data : {};
}

function doorProblems(objects: readonly DistObject[], environments: readonly Environment[]): string[] {
  const data = dataOf(objects, 'argocd-cm');
  const open = openDoors.flatMap(({ configMap, key, value }) => {
    const found = dataOf(objects, configMap)[key];
    return typeof found === 'string' && value.test(found) ? [`${configMap}: ${key} (${found}) — leave it out`] : [];
  });
  const accounts = Object.keys(data)
    .filter((key) => key.startsWith('accounts.'))
    .map((key) => `argocd-cm: an account that people could share (${key}) — leave it out`);
  return [...open, ...accounts, ...oidcProblems(data, environments)];
}

function oidcProblems(data: JsonObject, environments: readonly Environment[]): string[] {
  const oidc: Json = parse(String(data['oidc.config'] ?? 'null'));
  if (!isObject(oidc)) {
    return environments.some(({ cardholderData }) => cardholderData)
      ? ['argocd-cm: no oidc.config, so that people share the account admin beside cardholder data — add it']
      : [];
  }
  const issuer = stringAt(oidc, 'issuer') ?? '';
  return [
    ...(data['admin.enabled'] === 'false' ? [] : ['argocd-cm: the account admin stays on — disable it']),
    ...(String(data.url).startsWith('https://') ? [] : [`argocd-cm: url is no https:// (${data.url}) — correct it`]),
    ...(issuer.startsWith('https://') ? [] : [`argocd-cm: the issuer is no https:// (${issuer}) — correct it`]),
    ...(at(oidc, 'enablePKCEAuthentication') === true ? [] : ['argocd-cm: signs in without PKCE — enable it']),
    ...(at(oidc, 'clientSecret') === undefined ? [] : ['argocd-cm: has a client secret — use a public client']),
  ];
}

function formProblems(policy: AccessPolicy): string[] {
  const roles = new Set(policy.grants.map(({ role }) => role));
  return [
    ...(policy.defaultRole === '' ? [] : [`everybody has a role (${policy.defaultRole}) — leave policy.default empty`]),
    ...policy.lines
      .filter((line) => !/^(?:p(?:, [^,]+){4}, (?:allow|deny)|g, [^,]+, role:[^,]+)$/.test(line))
      .map((line) => `is no line of a policy (${line}) — correct it`),
    ...policy.members
      .filter(([, role]) => !roles.has(role))
      .map(([member, role]) => `${member} has a role that allows nothing (${role}) — name one that there is`),
    // Argo CD looks up a group among all members, and roles are among those that have a role.
    ...policy.members
      .filter(([member]) => member.startsWith('role:'))
      .map(([member]) => `a group called ${member} would have its rights — give roles to groups only`),
  ];
}

/** What only administrators may do, of each project. */
const forAdministrators = (project: string): Question[] => {
  const object = `${project}/a`;
  return [
    ...['create', 'update', 'update/apps/Deployment/a/b', 'delete', 'delete//Pod/a/b', 'override'].map((action) => ({
      resource: 'applications',
      action,
      object,
    })),
    { resource: 'applications', action: 'action/argoproj.io/Application/toggle-auto-sync', object },
    { resource: 'applications', action: 'action/apps/Deployment/scale', object },
    ...['create', 'update', 'delete'].map((action) => ({ resource: 'applicationsets', action, object })),
    ...['create', 'update', 'delete'].map((action) => ({ resource: 'projects', action, object: project })),
    { resource: 'exec', action: 'create', object },
  ];
};

/** What belongs to no project, and is the administrators' alone. */
const shared: readonly Question[] = [
  ...['clusters', 'repositories', 'write-repositories', 'accounts', 'certificates', 'gpgkeys'].flatMap((resource) =>
    ['get', 'create', 'update', 'delete'].map((action) => ({ resource, action, object: 'a' })),
  ),
];

const seen = (project: string): Question[] => [
  ...['applications', 'applicationsets', 'logs'].map((resource) => ({
    resource,
    action: 'get',
    object: `${project}/a`,
  })),
  { resource: 'applications', action: 'sync', object: `${project}/a` },
  { resource: 'projects', action: 'get', object: project },
];

/** People to whom nobody has given anything; the last three are called what Argo CD gives a meaning. */
function strangerProblems(policy: AccessPolicy, projects: ReadonlyMap<string, Project>): string[] {
  const names = [...projects.keys()];
  const questions = [...shared, ...names.flatMap((name) => [...seen(name), ...forAdministrators(name)])];
  const strangers = ['somebody', 'admin', 'role:admin', 'role:readonly'];
  return strangers.flatMap((name) => {
    const may = questions.find(
      (question) =>
        policy.allows({ subject: name, groups: [] }, question) ||
        policy.allows({ subject: 'x', groups: [name] }, question),
    );
    return may === undefined ? [] : [`${settings} argocd-rbac-cm: whoever is called ${name} ${mayText(may)} — deny it`];
  });
}

const mayText = ({ resource, action, object }: Question) => `may ${action} ${resource} (${object})`;

/** Projects of an environment; those of teams begin with its name. */
function projectsOf({ name, services }: Environment): string[] {
  const ofTeams = services.flatMap(({ name: service, repository }) => (repository === undefined ? [] : [service]));
  return [name, ...['workload', 'controllers', ...ofTeams].map((end) => `${name}-${end}`)];
}

/** The projects of the services whose team a group is. */
function projectsOfTeam({ name, services }: Environment, group: string): string[] {
  return services
    .filter(({ repository, team }) => repository !== undefined && team.includes(group))
    .map((service) => `${name}-${service.name}`);
}

/** What the groups of an environment may do beyond what is theirs. */
function reachProblems(
  policy: AccessPolicy,
  projects: ReadonlyMap<string, Project>,
  environment: Environment,
  environments: readonly Environment[],
): string[] {
  const { cardholderData, deployers, name, viewers, platform } = environment;
  const own = (project: string) => projectsOf(environment).includes(project);
  const administrators = platform.signIn?.administrators ?? [];
  const groups = [...new Set([...viewers, ...deployers])].filter((group) => !administrators.includes(group));
  return groups.flatMap((group) => {
    // One group may be named by several environments.
    const elsewhere = environments.filter(
      (one) => one.name !== name && [...one.viewers, ...one.deployers].includes(group),
    );
    const isElsewhere = (project: string) => elsewhere.some((one) => projectsOf(one).includes(project));
    const isDeployer = deployers.includes(group);
    // It may be the team of a service too.
    const teams = environments.flatMap((one) => projectsOfTeam(one, group));
    const forbidden = [...projects.keys()].flatMap((project) => [
      ...forAdministrators(project),
      ...seen(project).filter(({ action, resource }) => {
        if (!own(project)) return !isElsewhere(project) && !teams.includes(project);
        return (
          (action === 'sync' && !isDeployer && !teams.includes(project)) || (resource === 'logs' && cardholderData)
        );
      }),
    ]);
    return [...shared, ...forbidden]
      .filter((question) => policy.allows({ subject: 'x', groups: [group] }, question))
      .map((question) => `dist/${name} group ${group}: ${mayText(question)} — deny it`);
  });
}

/** A right on a project that there is not, or on a kind that the project does not admit. */
function emptyGrantProblems(grant: Grant, projects: ReadonlyMap<string, Project>): string[] {
  const { action, effect, object, resource } = grant;
  if (effect === 'deny' || object === '*') return [];
  const line = (what: string) => [`${settings} argocd-rbac-cm: ${grant.role} ${mayText(grant)}, ${what} — remove it`];
  const project = projects.get(object.replace(/\/.*$/, ''));
  if (project === undefined) return line('a project that there is not');
  const [verb, group = '', kind = ''] = action.split('/');
  if (verb === 'action' && !project.admitsKind(group, kind)) return line('a kind that the project refuses');
  // Argo CD shows no pod, and no log, that the project does not admit, whatever else it admits.
  if (resource === 'logs' && !project.admitsKind('', 'Pod')) return line('a project without pods');
  return [];
}
