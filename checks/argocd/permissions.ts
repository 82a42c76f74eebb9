import { dirname } from 'node:path/posix';
import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { type Deployment, deployments } from './deployments';
import { type Cluster, Project } from './project';

/**
 * What Argo CD would refuse because a project does not admit it: an Application's source or destination, or an object
 * that it deploys.
 */
export function refusedProblems(objects: readonly DistObject[]): string[] {
  const projects = Project.all(objects);
  return deployments(objects).flatMap((deployment) => {
    const line = (what: string) => `${where(deployment.by)}: ${what}`;
    const project = projects.get(deployment.project);
    if (project === undefined) return [line(`no such project (${deployment.project}) — add it`)];
    const { by, repository, cluster, namespace } = deployment;
    const refused = (what: string, value: string) => line(`${what} its project refuses (${value}) — admit it`);
    return [
      ...(project.admitsApplicationsOf(by.namespace) ? [] : [refused('is in a namespace that', by.namespace)]),
      ...(project.admitsSource(repository) ? [] : [refused('comes from a repository that', repository)]),
      ...(project.admitsDestination(cluster, namespace)
        ? []
        : [refused('goes where', `${cluster.name || cluster.server} ${namespace}`)]),
      ...deployed(deployment, objects)
        .filter((object) => !project.admits(requestFor(object, cluster)))
        .map((object) => `${where(object)}: refused by project ${project.name} (${object.namespace}) — admit its kind`),
    ];
  });
}

const pod = { group: '', kind: 'Pod' };
const replicaSet = { group: 'apps', kind: 'ReplicaSet' };
const job = { group: 'batch', kind: 'Job' };

/** What Kubernetes makes of the kinds that start pods, down to the pods. */
const made: Readonly<Record<string, readonly (typeof pod)[]>> = {
  'apps Deployment': [replicaSet, pod],
  'apps ReplicaSet': [pod],
  'apps StatefulSet': [pod],
  'apps DaemonSet': [pod],
  'batch CronJob': [job, pod],
  'batch Job': [pod],
};

/**
 * Workloads whose pods nobody would see, nor read their logs: Argo CD leaves out of an Application what its project does not
 * admit, and finds a pod by what made it.
 *
 * Source: `getResourceTree` in `controller/appcontroller.go` of Argo CD v3.5.7.
 */
export function hiddenPodProblems(objects: readonly DistObject[]): string[] {
  const projects = Project.all(objects);
  return deployments(objects).flatMap((deployment) => {
    const project = projects.get(deployment.project);
    if (project === undefined) return [];
    return deployed(deployment, objects).flatMap((object) =>
      (made[groupKind(object)] ?? [])
        .filter((kind) => !project.admits({ ...requestFor(object, deployment.cluster), ...kind }))
        .map(({ kind }) => `${where(object)}: hidden by project ${project.name}, its ${kind}s — admit that kind too`),
    );
  });
}

/** Objects of one environment, or of what all share, that a project of another environment admits as well. */
export function leakProblems(objects: readonly DistObject[]): string[] {
  const projects = Project.all(objects);
  const all = deployments(objects);
  return all.flatMap((deployment) => {
    const owner = ownerOf(deployment.by);
    return deployed(deployment, objects).flatMap((object) => {
      const request = requestFor(object, deployment.cluster);
      const others = all.filter(({ by }) => ownerOf(by) !== owner && ownerOf(by) !== shared);
      return [...new Set(others.map(({ project }) => project))]
        .filter((name) => projects.get(name)?.admits(request))
        .map((name) => `${where(object)}: admitted by ${name}, a project of another environment — narrow the project`);
    });
  });
}

const shared = 'shared';

/** The environment whose Application or ApplicationSet it is. */
function ownerOf({ file }: DistObject): string {
  const [, argocd, application] =
    /^dist\/(?:argocd\/environment-([^/]+)|(?!argocd|platform)([^/]+))\//.exec(file) ?? [];
  return argocd ?? application ?? shared;
}

const deployed = ({ deploys }: Deployment, objects: readonly DistObject[]) =>
  objects.filter(({ file }) => deploys(dirname(file)));

const requestFor = ({ group, kind, namespace }: DistObject, cluster: Cluster) => ({ group, kind, namespace, cluster });
