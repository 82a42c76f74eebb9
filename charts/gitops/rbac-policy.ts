import type { Environment } from '../../config/environment';
import { projectNames } from './project-names';

/** Groups of the identity provider that have a role in Argo CD; whoever is in none may look at everything. */
const groups = {
  administrators: 'platform-administrators',
  deployers: (environment: string) => `${environment}-deployers`,
};

/** What deployers may do to an Application: bring it to the revision that Git says, and answer what it asks. */
const deployerActions = ['sync', 'action/*'];

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
