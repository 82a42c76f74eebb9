import type { Environment } from '../../config/model/environment';
import { logConfigMap, logRouterLimit } from '../../config/model/log-routing';
import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, stringAt } from '../../objects/json';
import { externalNameOf, forProviderOf } from '../../objects/managed-resource';
import { matchesWildcard } from '../../texts/wildcard';

/**
 * Namespaces of an environment whose lines Fargate's log router would not write into their own log group and no other: a
 * group that Crossplane makes for this service, or for the platform.
 */
export function logRoutingProblems(objects: readonly DistObject[], environment: Environment): string[] {
  const config = objects.find(
    ({ cluster, kind, name, namespace }) =>
      cluster === environment.name &&
      kind === 'ConfigMap' &&
      name === logConfigMap.name &&
      namespace === logConfigMap.namespace,
  );
  if (config === undefined)
    return [`dist/${environment.name}: no ConfigMap ${logConfigMap.name} in ${logConfigMap.namespace} — render it`];
  const data = Object.values(at(config.body, 'data') ?? {}).map(String);
  const length = data.reduce((sum, text) => sum + text.length, 0);
  const sections = data.flatMap(sectionsOf);
  const enabled = objects.some(
    ({ cluster, kind, name, body }) =>
      cluster === environment.name &&
      kind === 'Namespace' &&
      name === logConfigMap.namespace &&
      at(body, 'metadata', 'labels', 'aws-observability') === 'enabled',
  );
  const groups = objects.filter(
    (object) => groupKind(object) === 'cloudwatchlogs Group' && object.namespace === environment.name,
  );
  const platform = environment.platform.controllers.map(({ namespace }) => namespace);
  const proxied = environment.services.some(({ reaches }) => Object.values(reaches).some(({ hosts }) => hosts));
  const problems = [
    ...(enabled ? [] : ['its namespace has no label aws-observability: enabled, so nobody reads it — add it']),
    ...(length <= logRouterLimit
      ? []
      : [`longer than the ${logRouterLimit} characters that Fargate takes (${length}) — shorten it`]),
    ...sections.filter(({ name }) => name === 'OUTPUT').flatMap((output) => outputProblems(output, groups)),
    ...environment.services.flatMap(({ name, namespace }) => {
      return namespaceProblems(`service ${name}`, namespace, sections, ownGroups(groups, name));
    }),
    ...[...new Set([...platform, ...(proxied ? ['egress-proxy'] : [])])].flatMap((namespace) => {
      return namespaceProblems(`namespace ${namespace}`, namespace, sections, ownGroups(groups, undefined));
    }),
  ];
  return problems.map((problem) => `${where(config)}: ${problem}`);
}

interface Section {
  /** FILTER, OUTPUT or PARSER. */
  readonly name: string;
  /** Its values by their keys, which have no capitals. */
  readonly values: ReadonlyMap<string, string>;
}

function sectionsOf(text: string): Section[] {
  return text.split(/^(?=\[)/m).flatMap((section) => {
    const [head = '', ...lines] = section.split('\n');
    const pairs = lines.map((line) => /^\s+(\S+)\s+(.+)$/.exec(line));
    const values = pairs.flatMap((pair) => (pair ? [[(pair[1] ?? '').toLowerCase(), pair[2] ?? ''] as const] : []));
    const name = /^\[(.+)\]$/.exec(head)?.[1];
    return name === undefined ? [] : [{ name, values: new Map(values) }];
  });
}

function outputProblems({ values }: Section, groups: readonly DistObject[]): string[] {
  const name = values.get('log_group_name') ?? '';
  const group = groups.find((one) => externalNameOf(one) === name);
  const owner = group && stringAt(forProviderOf(group.body), 'tags', 'Service');
  return [
    ...(group === undefined ? [`no Group of that name (${name}) — render it`] : []),
    ...(owner === undefined
      ? []
      : [`lines of unknown namespaces go into the group of ${owner} (${name}) — use another`]),
    ...(values.get('auto_create_group') === 'false' ? [] : [`makes groups by itself (${name}) — forbid it`]),
  ];
}

const ownGroups = (groups: readonly DistObject[], service: string | undefined) =>
  groups.filter(({ body }) => stringAt(forProviderOf(body), 'tags', 'Service') === service).map(externalNameOf);

/** A tag is `kube.var.log.containers.⟨pod⟩_⟨namespace⟩_⟨container⟩-⟨id⟩.log`. */
function namespaceProblems(
  what: string,
  namespace: string,
  sections: readonly Section[],
  own: readonly (string | undefined)[],
): string[] {
  const tag = `kube.var.log.containers.pod-1_${namespace}_main-0.log`;
  const matching = sections.filter(({ values }) => matchesWildcard(values.get('match') ?? '', tag));
  const knowsNamespace = matching.some(({ name, values }) => name === 'FILTER' && values.get('name') === 'kubernetes');
  const written = matching
    .filter(({ name }) => name === 'OUTPUT')
    .map(({ values }) => {
      // Where the template asks for what the line has not, the router falls back on the name.
      const template = knowsNamespace ? values.get('log_group_template') : undefined;
      return template?.replace("$kubernetes['namespace_name']", namespace) ?? values.get('log_group_name');
    });
  if (written.length === 1 && own.includes(written[0] ?? '')) return [];
  return [
    `lines of ${what} go elsewhere than into its own group (${written.join(', ') || 'nowhere'}) — one output for all, by template`,
  ];
}
