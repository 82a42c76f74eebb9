import { isDeepStrictEqual } from 'node:util';
import type { Environment } from '../../config/model/environment';
import type { DistObject } from '../../objects/dist';
import { at, type Json } from '../../objects/json';

/**
 * What an environment's workload cluster lacks, apart from its services' own objects: a namespace with pod security for
 * each controller, disruption budgets, and a log router's configuration that EKS admits.
 */
export function clusterWideProblems(objects: readonly DistObject[], environment: Environment): string[] {
  const own = objects.filter(({ cluster }) => cluster === environment.name);
  const find = (kind: string, name: string, namespace = '') =>
    own.find((object) => object.kind === kind && object.name === name && object.namespace === namespace)?.body;
  const problems = [
    ...environment.platform.controllers
      .filter(({ namespace }) => namespace !== 'kube-system')
      .flatMap(({ namespace }) => namespaceProblems(namespace, find('Namespace', namespace), environment)),
    ...environment.services.flatMap(({ name, namespace, replicas }) => {
      const spec = at(find('PodDisruptionBudget', name, namespace), 'spec');
      const wanted = { maxUnavailable: 1, selector: { matchLabels: { 'app.kubernetes.io/name': name } } };
      const found = { maxUnavailable: at(spec, 'maxUnavailable'), selector: at(spec, 'selector') };
      if (replicas.from < 2 || isDeepStrictEqual(found, wanted)) return [];
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
