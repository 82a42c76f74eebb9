import type { Environment, Platform } from '../../config/model/environment';
import { projectNames, serviceProject } from './project-names';
import type { EnvironmentKinds } from './projects';

/** What an environment's project lets its viewers and its deployers do; nothing that it has no objects for. */
interface Rights {
  /** What viewers see, besides the project itself. */
  readonly seen: readonly ('applications' | 'applicationsets' | 'logs')[];
  /**
   * What deployers do to the objects of an Application besides syncing it. They do not have all actions, since one of those
   * turns automatic sync on. Source: `resource_customizations` of Argo CD v3.5.7.
   */
  readonly actions: readonly string[];
}

/** By what {@link projectNames} gives an environment. */
const rights: Readonly<Record<keyof ReturnType<typeof projectNames>, Rights>> = {
  management: { seen: ['applications', 'applicationsets'], actions: [] },
  workload: {
    seen: ['applications', 'applicationsets', 'logs'],
    actions: ['apps/Deployment/restart', 'batch/CronJob/create-job', 'external-secrets.io/ExternalSecret/refresh'],
  },
  controllers: { seen: ['applications', 'logs'], actions: ['apps/Deployment/restart', 'apps/StatefulSet/restart'] },
};

/** Role of whoever administers. Not Argo CD's own `role:admin`, which nobody has here. */
const administrator = 'role:administrator';

/**
 * Argo CD's access policy: who administers, and for each environment who sees and who deploys its three projects.
 *
 * Deployers may bring an Application to the revision that Git says. They may not answer what it asks before it deletes: the
 * answer is an annotation, which takes the right to `update`, and whoever has that can also point the Application
 * elsewhere. Logs of an environment with cardholder data are the administrators' alone.
 */
export function rbacPolicy(
  { signIn }: Platform,
  environments: readonly Environment[],
  { workload }: Pick<EnvironmentKinds, 'workload'>,
): string {
  if (signIn === undefined) return '';
  const lines = [
    // Argo CD would give its built-in roles to a person or a group that the identity provider calls `admin` or
    // `role:admin` (`server/rbacpolicy/rbacpolicy.go` of Argo CD v3.5.7). All of them have this one.
    'p, role:readonly, *, *, *, deny',
    `p, ${administrator}, *, *, *, allow`,
    ...signIn.administrators.map((group) => `g, ${group}, ${administrator}`),
    ...environments.flatMap((environment) => environmentLines(environment, workload)),
  ];
  return `${lines.join('\n')}\n`;
}

function environmentLines(environment: Environment, { namespaced }: EnvironmentKinds['workload']): string[] {
  const { cardholderData, deployers, name, viewers } = environment;
  const roles = { viewer: `role:${name}-viewer`, deployer: `role:${name}-deployer` };
  const projects = projectNames(environment);
  const allow = (role: keyof typeof roles, resource: string, action: string, object: string) =>
    `p, ${roles[role]}, ${resource}, ${action}, ${object}, allow`;
  // Without services there are no secrets to read again, and their project refuses the kind.
  const isThere = (action: string) => namespaced.some(({ group, kind }) => action.startsWith(`${group}/${kind}/`));
  const own = [
    { project: projects.management, ...rights.management },
    { project: projects.workload, ...rights.workload, actions: rights.workload.actions.filter(isThere) },
    { project: projects.controllers, ...rights.controllers },
  ];
  const viewed = own.flatMap(({ project, seen }) => [
    allow('viewer', 'projects', 'get', project),
    ...seen
      .filter((resource) => resource !== 'logs' || !cardholderData)
      .map((resource) => allow('viewer', resource, 'get', `${project}/*`)),
  ]);
  const deployed = own.flatMap(({ project, actions }) =>
    ['sync', ...actions.map((action) => `action/${action}`)].map((action) =>
      allow('deployer', 'applications', action, `${project}/*`),
    ),
  );
  // Groups have roles and roles have none: Argo CD would take a group of the identity provider for a role that has one.
  const member = (role: keyof typeof roles) => (group: string) => `g, ${group}, ${roles[role]}`;
  return [
    ...(viewers.length + deployers.length > 0 ? viewed : []),
    ...(deployers.length > 0 ? deployed : []),
    ...[...viewers, ...deployers].map(member('viewer')),
    ...deployers.map(member('deployer')),
    ...teamLines(environment, allow),
  ];
}

/**
 * Who sees and who syncs what comes from the repositories of teams: the environment's viewers and deployers, and each team
 * its own service. A group that is named twice has both roles.
 */
function teamLines(
  { cardholderData, deployers, name: environment, services, viewers }: Environment,
  allow: (role: 'viewer' | 'deployer', resource: string, action: string, object: string) => string,
): string[] {
  return services.flatMap(({ name, repository, team }) => {
    if (repository === undefined) return [];
    const project = serviceProject({ name: environment }, name);
    const seen: readonly Right[] = [
      ['projects', 'get', project],
      ['applications', 'get', `${project}/*`],
      ['applicationsets', 'get', `${project}/*`],
      ...(cardholderData ? [] : [['logs', 'get', `${project}/*`] as const]),
    ];
    const deployed = teamActions.map((action): Right => ['applications', action, `${project}/*`]);
    const own = `role:${project}-team`;
    return [
      ...(viewers.length + deployers.length > 0 ? seen.map((right) => allow('viewer', ...right)) : []),
      ...(deployers.length > 0 ? deployed.map((right) => allow('deployer', ...right)) : []),
      ...(team.length > 0 ? [...seen, ...deployed].map((right) => `p, ${own}, ${right.join(', ')}, allow`) : []),
      ...team.map((group) => `g, ${group}, ${own}`),
    ];
  });
}

type Right = readonly [resource: string, action: string, object: string];

/** What a team does to its own service, and deployers to every service of their environment. */
const teamActions = ['sync', 'action/apps/Deployment/restart'] as const;
