import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Environment, Platform } from '../../config/model/environment';
import { names } from '../../config/model/names';
import * as argoproj from '../../imports/argoproj.io';
import { argocd } from './argocd';
import { projectNames, serviceProject } from './project-names';
import type { RenderedKinds } from './rendered-kinds';
import { syncAnnotations } from './sync-annotations';
import { teamKinds } from './team-kinds';

/** What environments consist of, by the cluster that gets it. */
export interface EnvironmentKinds {
  /** Kinds on the management cluster. */
  readonly management: RenderedKinds;
  /** Kinds in the workload clusters. */
  readonly workload: RenderedKinds;
}

const anyKind = { group: '*', kind: '*' };

/**
 * Argo CD's projects: what may be deployed from where to where. A project's kinds apply to all of its destinations, so
 * each cluster has its own project: one project for both would also allow the Namespaces of the workload cluster on the
 * management cluster.
 */
export class ProjectsChart extends Chart {
  public constructor(
    scope: Construct,
    id: string,
    platform: Platform,
    environments: readonly Environment[],
    kinds: EnvironmentKinds,
  ) {
    super(scope, id, { namespace: argocd.namespace });
    // Argo CD makes a project of this name that admits everything; these lists restrict it to nothing.
    this.project('default', {
      description: 'Admits nothing',
      sourceRepos: [],
      destinations: [],
      clusterResourceWhitelist: [],
    });
    this.project(argocd.platformProject, {
      description: 'What all environments share; the administrators’ alone',
      sourceRepos: [platform.repositoryUrl, platform.upstream.argocd, platform.upstream.crossplane],
      // In every namespace: a list would lack the namespace of an environment that is being removed, and that
      // environment's access to its account has to go before the namespace does.
      destinations: [{ server: argocd.managementCluster, namespace: '*' }],
      clusterResourceWhitelist: [anyKind],
    });
    for (const environment of environments) this.environment(environment, kinds);
  }

  private environment(environment: Environment, { management, workload }: EnvironmentKinds): void {
    const projects = projectNames(environment);
    const { platform } = environment;
    const { cluster } = names(environment);
    this.project(projects.management, {
      description: `What Crossplane reads for ${environment.name}`,
      sourceRepos: [platform.repositoryUrl],
      destinations: [{ server: argocd.managementCluster, namespace: environment.name }],
      namespaceResourceWhitelist: [...management.namespaced],
      // An empty list, like no list, admits no kind outside of namespaces: even the environment's own Namespace belongs
      // to the platform.
      clusterResourceWhitelist: [...management.clusterScoped],
    });
    this.project(projects.workload, {
      description: `What the services of ${environment.name} stand on in ${cluster}`,
      sourceRepos: [platform.repositoryUrl],
      destinations: [{ name: cluster, namespace: '*' }],
      namespaceResourceWhitelist: [...workload.namespaced],
      clusterResourceWhitelist: [...workload.clusterScoped],
    });
    this.project(projects.controllers, {
      description: `The platform’s controllers in ${cluster}`,
      // The controllers' Applications are among the environment's own objects, and only those may name this project.
      sourceNamespaces: [environment.name],
      sourceRepos: [...new Set(platform.controllers.map(({ chart }) => chart.repository))].sort(),
      destinations: [...new Set(platform.controllers.map(({ namespace }) => namespace))]
        .sort()
        .map((namespace) => ({ name: cluster, namespace })),
      // Helm charts bring definitions, roles and webhooks, and more of them with each version.
      clusterResourceWhitelist: [anyKind],
    });
    for (const { name, namespace, repository } of environment.services) {
      if (repository === undefined) continue;
      this.project(serviceProject(environment, name), {
        description: `What the team of ${name} deploys in ${cluster}`,
        sourceRepos: [repository.url],
        destinations: [{ name: cluster, namespace }],
        namespaceResourceWhitelist: [...teamKinds],
        clusterResourceWhitelist: [],
      });
    }
  }

  private project(name: string, spec: argoproj.AppProjectSpec): void {
    new argoproj.AppProject(this, name, {
      metadata: { name, finalizers: [argocd.finalizer], annotations: syncAnnotations({ wave: -1 }) },
      spec,
    });
  }
}
