import type { Environment } from '../../config/model/environment';
import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, isObject, listAt, stringAt } from '../../objects/json';
import { deployments } from './deployments';
import { managementCluster, Project } from './project';

/** What the platform alone writes into a service's namespace, or nobody; each would lead out of it, or past what limits it. */
const forbidden = [
  ' Namespace',
  ' ResourceQuota',
  ' LimitRange',
  ' Secret',
  ' ServiceAccount',
  ' PersistentVolumeClaim',
  ' Endpoints',
  'discovery.k8s.io EndpointSlice',
  'networking.k8s.io NetworkPolicy',
  'networking.k8s.io Ingress',
  'vpcresources.k8s.aws SecurityGroupPolicy',
  'elbv2.k8s.aws TargetGroupBinding',
  'external-secrets.io ExternalSecret',
  'external-secrets.io SecretStore',
  'rbac.authorization.k8s.io Role',
  'rbac.authorization.k8s.io RoleBinding',
  'rbac.authorization.k8s.io ClusterRoleBinding',
  'apps StatefulSet',
  'apps DaemonSet',
  'argoproj.io Application',
].map((one) => one.split(' '));

/** What a service consists of, and what its Deployments make, which Argo CD would not show otherwise. */
const needed = [
  'apps Deployment',
  'apps ReplicaSet',
  ' Pod',
  'batch Job',
  'batch CronJob',
  'autoscaling HorizontalPodAutoscaler',
].map((one) => one.split(' '));

/**
 * What is wrong with how the team of a service deploys it: a project that reaches beyond the service's namespace or admits
 * what is the platform's, and an Application from elsewhere, of another kind, or that goes without being asked.
 */
export function teamProjectProblems(objects: readonly DistObject[], environment: Environment): string[] {
  const projects = Project.all(objects);
  const all = deployments(objects);
  const teams = environment.services.flatMap(({ name, repository }) =>
    repository === undefined ? [] : [`${environment.name}-${name}`],
  );
  return environment.services.flatMap(({ name, namespace, repository }) => {
    if (repository === undefined) return [];
    const own = `${environment.name}-${name}`;
    const project = projects.get(own);
    const line = (what: string, fix: string) => `dist/argocd project ${own}: ${what} — ${fix}`;
    const sets = all.filter((deployment) => deployment.project === own);
    const [set] = sets;
    if (project === undefined || set === undefined || sets.length > 1) {
      return [line(`not one project with one ApplicationSet (${sets.length})`, 'render both')];
    }
    const cluster = { name: `eks-payment-cluster-${environment.name}`, server: '' };
    return [
      ...reachProblems(project, { namespace, cluster }, environment).map((what) => line(what, 'narrow it')),
      ...kindProblems(project).map((what) => line(what, 'correct its kinds')),
      ...sourceProblems(objects, own, repository.url).map((what) => line(what, 'name that repository alone')),
      ...(set.cluster.name === cluster.name && set.namespace === namespace && set.repository === repository.url
        ? []
        : [line(`its Application is not from ${repository.url} to ${namespace}`, 'correct it')]),
      ...applicationProblems(set.by, environment),
      ...[...projects.values()]
        .filter((other) => teams.includes(other.name) && other.name !== own)
        .filter((other) => other.admits({ group: 'apps', kind: 'Deployment', namespace, cluster }))
        .map((other) => line(`its namespace is open to ${other.name}`, 'narrow that one')),
    ];
  });
}

interface Place {
  readonly namespace: string;
  readonly cluster: { readonly name: string; readonly server: string };
}

function reachProblems(project: Project, { namespace, cluster }: Place, { name, services }: Environment): string[] {
  const deployment = { group: 'apps', kind: 'Deployment' };
  const elsewhere = [
    ...services
      .filter((other) => other.namespace !== namespace)
      .map((other) => ({ namespace: other.namespace, cluster })),
    ...['kube-system', 'external-secrets', 'default', 'argocd', ''].map((other) => ({ namespace: other, cluster })),
    { namespace, cluster: managementCluster },
    { namespace: name, cluster: managementCluster },
    { namespace, cluster: { name: 'eks-payment-cluster-other', server: 'https://other.example.com' } },
  ];
  return [
    ...(project.admits({ ...deployment, namespace, cluster }) ? [] : [`admits no Deployment in ${namespace}`]),
    ...elsewhere
      .filter((place) => project.admits({ ...deployment, ...place }))
      .map((place) => `admits a Deployment in ${place.cluster.name} ${place.namespace}`),
    ...(project.admitsApplicationsOf('default') || project.admitsApplicationsOf(name)
      ? ['is open to Applications outside of argocd']
      : []),
  ];
}

function kindProblems(project: Project): string[] {
  const admits = ([group = '', kind = '']: readonly string[]) => project.admitsKind(group, kind);
  return [
    ...forbidden.filter(admits).map(([, kind]) => `admits ${kind}`),
    ...needed.filter((one) => !admits(one)).map(([, kind]) => `does not admit ${kind}`),
  ];
}

function sourceProblems(objects: readonly DistObject[], name: string, url: string): string[] {
  const found = objects.find((object) => groupKind(object) === 'argoproj.io AppProject' && object.name === name);
  const sources = listAt(found?.body, 'spec', 'sourceRepos');
  return sources.length === 1 && sources[0] === url ? [] : [`comes from elsewhere than ${url} (${sources.join(', ')})`];
}

function applicationProblems(set: DistObject, { name, protection, sync }: Environment): string[] {
  const { body } = set;
  const spec = at(body, 'spec', 'template', 'spec');
  const retained = protection.level === 'retained';
  const generators = JSON.stringify(at(body, 'spec', 'generators') ?? []);
  const rules: readonly (readonly [boolean, string])[] = [
    [isObject(at(spec, 'source', 'directory')), 'lets Argo CD run Helm or Kustomize — state that it is a directory'],
    [
      listAt(spec, 'syncPolicy', 'syncOptions').includes('FailOnSharedResource=true'),
      'takes over what is the platform’s — fail on what is shared',
    ],
    [
      !listAt(spec, 'syncPolicy', 'syncOptions').includes('CreateNamespace=true'),
      'makes namespaces — leave that to the platform',
    ],
    [(at(spec, 'syncPolicy', 'automated') !== undefined) === (sync === 'automatic'), `is not synced ${sync}ly`],
    [
      generators.includes('"clusters"') && generators.includes(`"dist/${name}/workload/team-`),
      'waits for no cluster or no guards — generate it of both',
    ],
    [
      !retained || at(body, 'spec', 'syncPolicy', 'preserveResourcesOnDeletion') === true,
      'takes its pods with it — preserve them',
    ],
    [
      !retained || stringAt(body, 'spec', 'syncPolicy', 'applicationsSync') === 'create-update',
      'deletes its Application when the cluster is not registered — create and update only',
    ],
    [
      !retained || set.annotations['argocd.argoproj.io/sync-options']?.includes('Delete=confirm') === true,
      'goes without being asked — confirm its deletion',
    ],
  ];
  return rules.flatMap(([holds, what]) => (holds ? [] : [`${where(set)}: ${what}`]));
}
