import { Construct } from 'constructs';
import type { ServiceRepository } from '../../config/model/delivery/repository';
import type { Environment } from '../../config/model/environment';
import { names } from '../../config/model/names';
import type { Service } from '../../config/model/service';
import * as argoproj from '../../imports/argoproj.io';
import { serviceProject } from './project-names';
import { registeredClusters } from './registered-clusters';
import { syncAnnotations } from './sync-annotations';
import { syncPolicy } from './sync-policy';

const { SYNC, CREATE_HYPHEN_UPDATE } = argoproj.ApplicationSetSpecSyncPolicyApplicationsSync;

/**
 * What the teams of an environment deploy: for each service with a repository an ApplicationSet, whose one Application
 * appears when the cluster is registered and the environment's revision has what guards the service's namespace.
 */
export class TeamApplications extends Construct {
  public constructor(
    scope: Construct,
    id: string,
    private readonly environment: Environment,
    private readonly wave: number,
  ) {
    super(scope, id);
    for (const service of environment.services) {
      if (service.repository !== undefined) this.applicationSet(service, service.repository);
    }
  }

  private applicationSet(service: Service, repository: ServiceRepository): void {
    const { platform, protection, revision, sync } = this.environment;
    const name = serviceProject(this.environment, service.name);
    const isKept = !protection.statefulDeletion;
    // What is pinned to an older revision may not have it yet.
    const guards = `dist/${this.environment.name}/workload/team-${service.name}`;
    const git = { repoUrl: platform.repositoryUrl, revision, directories: [{ path: guards }] };
    const clusters = registeredClusters(this.environment);
    new argoproj.ApplicationSet(this, service.name, {
      metadata: {
        name,
        annotations: syncAnnotations({ wave: this.wave, confirmDeletion: protection.confirmDeletion }),
      },
      spec: {
        goTemplate: true,
        goTemplateOptions: ['missingkey=error'],
        generators: [{ matrix: { generators: [{ clusters }, { git }] } }],
        syncPolicy: {
          // Where a cluster is no longer registered, or a revision has no longer the service, its pods run on.
          applicationsSync: isKept || sync === 'manual' ? CREATE_HYPHEN_UPDATE : SYNC,
          // The namespace is what goes and asks first; pods that outlive their Application go with it.
          preserveResourcesOnDeletion: isKept,
        },
        preservedFields: { annotations: ['argocd.argoproj.io/deletion-approved'] },
        template: {
          metadata: { name },
          spec: {
            project: name,
            source: {
              repoUrl: repository.url,
              targetRevision: repository.revision,
              path: repository.path,
              // Stated, since Argo CD would otherwise run Helm or Kustomize where it finds their files, and these fetch what
              // the project does not name. `*` stands for slashes too.
              directory: { recurse: true, include: '{*.yaml,*.yml,*.json}' },
            },
            destination: { name: names(this.environment).cluster, namespace: service.namespace },
            syncPolicy: syncPolicy({ automatic: sync === 'automatic', options: teamOptions }),
          },
        },
      },
    });
  }
}

/** An object of the platform in the same namespace stays the platform's, whatever a team calls its own. */
const teamOptions = ['FailOnSharedResource=true'];
