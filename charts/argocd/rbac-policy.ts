import type { Environment } from '../../config/model/environment';
import { projectNames } from './project-names';

/** Groups of the identity provider that have a role in Argo CD; whoever is in none may look at everything. */
const groups = {
  administrators: 'platform-administrators',
  deployers: (environment: string) => `${environment}-deployers`,
};

/**
 * What deployers may do to an Application: bring it to the revision that Git says, have its secrets read again and its
 * pods restarted. They may not answer what it asks before it deletes: the answer is an annotation, which takes the
 * right to `update`, and whoever has that can also point the Application elsewhere. They do not have all actions
 * either, since one of those turns automatic sync on. Source: `server/application/application.go` and
 * `resource_customizations` of Argo CD v3.5.7.
 */
const deployerActions = ['sync', 'action/external-secrets.io/ExternalSecret/refresh', 'action/apps/Deployment/restart'];

/** Argo CD's access policy: a role for each environment, which reaches its three projects and no others. */
export function rbacPolicy(environments: readonly Environment[]): string {
  const lines = environments.flatMap((environment) => {
    const role = `role:${environment.name}-deployer`;
    const allowed = Object.values(projectNames(environment)).flatMap((project) =>
      deployerActions.map((action) => `p, ${role}, applications, ${action}, ${project}/*, allow`),
    );
    return [...allowed, `g, ${groups.deployers(environment.name)}, ${role}`];
  });
  return `${[`g, ${groups.administrators}, role:admin`, ...lines].join('\n')}\n`;
}
