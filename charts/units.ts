import { ApiObject, App, type Chart } from 'cdk8s';
import type { Environment, Platform } from '../config/model/environment';
import { ConfigurationError } from '../config/model/problem';
import { proxied } from '../config/model/reaches/egress-proxy';
import { type DistObject, toObject } from '../objects/dist';
import { EnvironmentApplicationsChart } from './argocd/environment-applications';
import { PlatformApplicationsChart } from './argocd/platform-applications';
import { ProjectsChart } from './argocd/projects';
import { type RenderedKinds, renderedKinds } from './argocd/rendered-kinds';
import { RootChart } from './argocd/root';
import { SettingsChart } from './argocd/settings';
import { workloadKinds } from './argocd/workload-kinds';
import { ControllersChart } from './controllers/controllers';
import { AlarmsChart } from './management/alarms/alarms';
import { BackupsChart } from './management/backups';
import { ClusterChart } from './management/cluster/cluster';
import { EgressChart } from './management/egress/egress';
import { EndpointsChart } from './management/endpoints/endpoints';
import { IdentitiesChart } from './management/identities';
import { KeysChart } from './management/keys';
import { NetworkChart } from './management/network/network';
import { RegistryChart } from './management/registry';
import { ServiceChart } from './management/service/service';
import { CompositionsChart } from './platform/composites/compositions';
import { CrossplaneChart } from './platform/crossplane';
import { EnvironmentsChart } from './platform/environments';
import { managedKinds } from './platform/managed-kinds';
import { RegistrationsChart } from './platform/registrations';
import { policySizeProblems } from './policy-sizes';
import { ClusterWorkloadChart } from './workload/cluster/cluster';
import { EgressProxyChart } from './workload/egress/egress-proxy';
import { isDeployed, ServicePodsChart } from './workload/pods/pods';
import { ServiceNamespaceChart } from './workload/service/service';
import { TeamChart } from './workload/team/team';

/** What Argo CD syncs as one Application: a directory of `dist/` with one file in it. */
export interface Unit {
  /** Directory below `dist/`, for example `dev/management/network`. */
  readonly directory: string;
  /** Its file below `dist/`. */
  readonly path: string;
  /** What the file holds, in its order. */
  readonly objects: readonly DistObject[];
}

/**
 * Every unit of the platform: those of each environment, and then those that follow from them.
 *
 * @throws ConfigurationError where a policy that follows from the configuration is longer than AWS takes
 */
export function units(environments: readonly Environment[], platform: Platform): Unit[] {
  const managed = environments.flatMap(managementUnits);
  const workload = environments.flatMap(workloadUnits);
  const shared = [
    unit('platform/compositions', (app, id) => new CompositionsChart(app, id, platform)),
    unit('platform/crossplane', (app, id) => new CrossplaneChart(app, id, platform)),
    unit('platform/environments', (app, id) => new EnvironmentsChart(app, id, environments)),
    unit('platform/registrations', (app, id) => new RegistrationsChart(app, id, environments)),
  ];
  const all = [
    ...managed,
    ...workload,
    ...argocdUnits(environments, platform, { managed, workload, shared }),
    ...shared,
  ];
  const problems = policySizeProblems(all);
  if (problems.length > 0) throw new ConfigurationError(problems);
  return all;
}

/** Kinds that a pinned environment may have although no environment renders them here. */
const pinnedKinds: RenderedKinds = {
  namespaced: [...workloadKinds, { group: 'networking.k8s.io', kind: 'Ingress' }],
  // Of a revision in which Crossplane's group has its rights in the whole cluster.
  clusterScoped: ['ClusterRole', 'ClusterRoleBinding'].map((kind) => ({ group: 'rbac.authorization.k8s.io', kind })),
};

/** How Argo CD is configured and what it syncs, which follows from all other units. */
function argocdUnits(
  environments: readonly Environment[],
  platform: Platform,
  { managed, workload, shared }: Readonly<Record<'managed' | 'workload' | 'shared', readonly Unit[]>>,
): Unit[] {
  const kinds = {
    management: renderedKinds(
      managed.flatMap(({ objects }) => objects),
      { namespaced: managedKinds, clusterScoped: [] },
    ),
    workload: renderedKinds(
      workload.flatMap(({ objects }) => objects),
      pinnedKinds,
    ),
  };
  const directories = shared.map(({ directory }) => directory);
  return [
    ...environments.map((environment) =>
      unit(
        `argocd/environment-${environment.name}`,
        (app, id) => new EnvironmentApplicationsChart(app, id, environment),
      ),
    ),
    unit('argocd/platform', (app, id) => new PlatformApplicationsChart(app, id, platform, directories)),
    unit('argocd/projects', (app, id) => new ProjectsChart(app, id, platform, environments, kinds)),
    unit('argocd/root', (app, id) => new RootChart(app, id, platform)),
    unit('argocd/settings', (app, id) => new SettingsChart(app, id, platform, environments, kinds)),
  ];
}

function managementUnits(environment: Environment): Unit[] {
  const directory = `${environment.name}/management`;
  return [
    unit(`${environment.name}/controllers`, (app, id) => new ControllersChart(app, id, environment)),
    unit(`${directory}/alarms`, (app, id) => new AlarmsChart(app, id, environment)),
    ...(environment.protection.backups
      ? [unit(`${directory}/backups`, (app, id) => new BackupsChart(app, id, environment))]
      : []),
    unit(`${directory}/cluster`, (app, id) => new ClusterChart(app, id, environment)),
    ...(proxied(environment.services).length > 0
      ? [unit(`${directory}/egress`, (app, id) => new EgressChart(app, id, environment))]
      : []),
    unit(`${directory}/endpoints`, (app, id) => new EndpointsChart(app, id, environment)),
    unit(`${directory}/identities`, (app, id) => new IdentitiesChart(app, id, environment)),
    unit(`${directory}/keys`, (app, id) => new KeysChart(app, id, environment)),
    unit(`${directory}/network`, (app, id) => new NetworkChart(app, id, environment)),
    unit(`${directory}/registry`, (app, id) => new RegistryChart(app, id, environment)),
    ...environment.services.map((service) =>
      unit(`${directory}/service-${service.name}`, (app, id) => new ServiceChart(app, id, environment, service)),
    ),
  ];
}

function workloadUnits(environment: Environment): Unit[] {
  const directory = `${environment.name}/workload`;
  return [
    unit(`${directory}/cluster`, (app, id) => new ClusterWorkloadChart(app, id, environment)),
    ...(proxied(environment.services).length > 0
      ? [unit(`${directory}/egress`, (app, id) => new EgressProxyChart(app, id, environment))]
      : []),
    ...environment.services.map((service) =>
      unit(`${directory}/service-${service.name}`, (app, id) => {
        return new ServiceNamespaceChart(app, id, environment, service);
      }),
    ),
    ...environment.services
      .filter(({ repository }) => repository !== undefined)
      .map((service) =>
        unit(`${directory}/team-${service.name}`, (app, id) => new TeamChart(app, id, environment, service)),
      ),
    // Apart from the namespace, so that pods that do not start hold up neither its rules nor its entrance.
    ...environment.services
      .filter(isDeployed)
      .map((service) =>
        unit(`${directory}/pods-${service.name}`, (app, id) => new ServicePodsChart(app, id, environment, service)),
      ),
  ];
}

function unit(directory: string, make: (app: App, id: string) => Chart): Unit {
  const id = directory.replace(/^.*\//, '');
  const path = `${directory}/${id}.yaml`;
  // Alone in its app, since an app's synthesis is quadratic in its charts.
  const chart = make(new App(), id);
  const objects = chart.toJson().map((body) => {
    const object = toObject(`dist/${path}`, body);
    if (object === undefined) throw new Error(`dist/${path}: an object without a name (${JSON.stringify(body)})`);
    return object;
  });
  const constructed = chart.node.findAll().filter(ApiObject.isApiObject);
  if (constructed.length !== objects.length) {
    throw new Error(
      `dist/${path}: ${constructed.length} objects constructed, ${objects.length} rendered — nest no chart`,
    );
  }
  return { directory, path, objects };
}
