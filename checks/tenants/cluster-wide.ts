import { isDeepStrictEqual } from 'node:util';
import type { Environment } from '../../config/model/environment';
import type { DistObject } from '../../objects/dist';
import { at, type Json, listAt, stringAt } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';

/**
 * What an environment's workload cluster lacks, apart from its services' own objects: a namespace with pod security for
 * each controller, the rights of Crossplane's group, disruption budgets, and a log router's configuration that EKS
 * admits.
 */
export function clusterWideProblems(objects: readonly DistObject[], environment: Environment): string[] {
  const own = objects.filter(({ cluster }) => cluster === environment.name);
  const find = (kind: string, name: string, namespace = '') =>
    own.find((object) => object.kind === kind && object.name === name && object.namespace === namespace)?.body;
  const problems = [
    ...environment.platform.controllers
      .filter(({ namespace }) => namespace !== 'kube-system')
      .flatMap(({ namespace }) => namespaceProblems(namespace, find('Namespace', namespace), environment)),
    ...rightsProblems(own, groupsOfCrossplane(objects, environment), written(objects, environment)),
    ...environment.services.flatMap(({ name, namespace, replicas }) => {
      const spec = at(find('PodDisruptionBudget', name, namespace), 'spec');
      const wanted = { maxUnavailable: 1, selector: { matchLabels: { 'app.kubernetes.io/name': name } } };
      const found = { maxUnavailable: at(spec, 'maxUnavailable'), selector: at(spec, 'selector') };
      if (replicas.from === 1 || isDeepStrictEqual(found, wanted)) return [];
      return [`PodDisruptionBudget/${name}: not ${text(wanted)} (${text(spec)}) — Fargate may patch all pods at once`];
    }),
    ...routerProblems(find('ConfigMap', 'aws-logging', 'aws-observability')),
  ];
  return problems.map((problem) => `dist/${environment.name} ${problem}`);
}

const text = (value: Json | undefined) => JSON.stringify(value);

function namespaceProblems(name: string, body: Json | undefined, { kubernetesVersion }: Environment): string[] {
  if (body === undefined) return [`Namespace/${name}: not there — render it, a controller runs in it`];
  return ['enforce', 'audit', 'warn'].flatMap((mode) => {
    const label = `pod-security.kubernetes.io/${mode}`;
    const found = [label, `${label}-version`].map((key) => at(body, 'metadata', 'labels', key));
    if (isDeepStrictEqual(found, ['restricted', `v${kubernetesVersion}`])) return [];
    return [`Namespace/${name}: ${label}: not restricted of v${kubernetesVersion} (${found}) — label it`];
  });
}

/** Groups that the access entry of the provisioner gives Crossplane in the cluster. */
function groupsOfCrossplane(objects: readonly DistObject[], { name }: Environment): Json[] {
  return objects
    .filter(({ kind, namespace }) => kind === 'AccessEntry' && namespace === name)
    .map(({ body }) => forProviderOf(body))
    .filter((entry) => stringAt(entry, 'principalArn')?.endsWith(`:role/crossplane-provisioner-${name}`))
    .flatMap((entry) => listAt(entry, 'kubernetesGroups'));
}

/** What Crossplane writes into the cluster: what gives pods their groups, and entrances whose names it makes. */
function written(
  objects: readonly DistObject[],
  { name }: Environment,
): readonly (readonly [group: string, kind: string])[] {
  const isHosting = objects.some(({ kind, namespace }) => kind === 'HostedEntrance' && namespace === name);
  return [
    ['vpcresources.k8s.aws', 'SecurityGroupPolicies'],
    ...(isHosting ? [['networking.k8s.io', 'Ingresses'] as const] : []),
  ];
}

/** Without these rights no SecurityGroupPolicy is made, and the guard admits no pod of a service. */
function rightsProblems(
  own: readonly DistObject[],
  groups: readonly Json[],
  kinds: readonly (readonly [group: string, kind: string])[],
): string[] {
  const roles = own
    .filter(({ kind }) => kind === 'ClusterRoleBinding')
    .filter(({ body }) =>
      listAt(body, 'subjects').some(
        (subject) => at(subject, 'kind') === 'Group' && groups.includes(at(subject, 'name') ?? ''),
      ),
    )
    .map(({ body }) => stringAt(body, 'roleRef', 'name'));
  const rules = own
    .filter(({ kind, name }) => kind === 'ClusterRole' && roles.includes(name))
    .flatMap(({ body }) => listAt(body, 'rules'));
  const missing = kinds.flatMap(([group, kind]) => {
    const granted = rules
      .filter((rule) => listAt(rule, 'apiGroups').includes(group))
      .filter((rule) => listAt(rule, 'resources').includes(kind.toLowerCase()))
      .flatMap((rule) => listAt(rule, 'verbs'));
    const verbs = ['create', 'delete', 'get', 'patch', 'update'].filter((verb) => !granted.includes(verb));
    return verbs.length === 0 ? [] : [`may not ${verbs.join(', ')} ${kind}`];
  });
  // What else it might write, nobody has asked for.
  const allowed = kinds.map(([group, kind]) => `${group} ${kind.toLowerCase()}`);
  const more = rules
    .flatMap((rule) => listAt(rule, 'resources').map((resource) => `${listAt(rule, 'apiGroups').join()} ${resource}`))
    .filter((one) => !allowed.includes(one))
    .map((one) => `may write ${one}, which nothing needs`);
  return [...missing, ...more].map(
    (problem) => `ClusterRoleBinding of ${groups.join(', ')}: ${problem} — bind it to what it needs`,
  );
}

/** Source: Amazon EKS user guide, "Fargate logging": its webhook refuses a configuration with any other section. */
function routerProblems(config: Json | undefined): string[] {
  const data = Object.values(at(config, 'data') ?? {}).map(String);
  const sections = data.flatMap((part) => [...part.matchAll(/^\s*\[(.*)\]/gm)].map((match) => match[1] ?? ''));
  return sections
    .filter((section) => !['FILTER', 'OUTPUT', 'PARSER'].includes(section))
    .map(
      (section) => `ConfigMap/aws-logging: a section that EKS refuses with all others ([${section}]) — leave it out`,
    );
}
