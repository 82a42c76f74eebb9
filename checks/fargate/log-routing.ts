import type { Environment } from '../../config/model/environment';
import { logRouterLimit } from '../../config/model/log-routing';
import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, stringAt } from '../../objects/json';
import { externalNameOf, forProviderOf } from '../../objects/managed-resource';
import { matchesWildcard } from '../../texts/wildcard';

/**
 * Services of an environment whose lines Fargate's log router would not write into their own log group and no other:
 * for each namespace one output, into a group that Crossplane makes for this service.
 */
export function logRoutingProblems(objects: readonly DistObject[], environment: Environment): string[] {
  const config = objects.find(
    ({ cluster, kind, name, namespace }) =>
      cluster === environment.name &&
      kind === 'ConfigMap' &&
      name === 'aws-logging' &&
      namespace === 'aws-observability',
  );
  if (config === undefined)
    return [`dist/${environment.name}: no ConfigMap aws-logging in aws-observability — render it`];
  const data = Object.values(at(config.body, 'data') ?? {}).map(String);
  const length = data.reduce((sum, text) => sum + text.length, 0);
  const outputs = data.flatMap(outputsOf);
  const enabled = objects.some(
    ({ cluster, kind, name, body }) =>
      cluster === environment.name &&
      kind === 'Namespace' &&
      name === 'aws-observability' &&
      at(body, 'metadata', 'labels', 'aws-observability') === 'enabled',
  );
  const groups = objects.filter(
    (object) => groupKind(object) === 'cloudwatchlogs Group' && object.namespace === environment.name,
  );
  const problems = [
    ...(enabled ? [] : ['its namespace has no label aws-observability: enabled, so nobody reads it — add it']),
    ...(length <= logRouterLimit
      ? []
      : [`longer than the ${logRouterLimit} characters that Fargate takes (${length}) — shorten it`]),
    ...outputs.flatMap((output) => outputProblems(output, groups)),
    ...environment.services.flatMap(({ name, namespace }) => serviceProblems(name, namespace, outputs, groups)),
  ];
  return problems.map((problem) => `${where(config)}: ${problem}`);
}

type Output = ReadonlyMap<string, string>;

function outputsOf(text: string): Output[] {
  const sections = text.split(/^\[OUTPUT\]$/m).slice(1);
  return sections.map((section) => {
    const lines = section.split('\n').map((line) => /^\s+(\S+)\s+(.+)$/.exec(line));
    return new Map(lines.flatMap((line) => (line ? [[(line[1] ?? '').toLowerCase(), line[2] ?? ''] as const] : [])));
  });
}

function outputProblems(output: Output, groups: readonly DistObject[]): string[] {
  const name = output.get('log_group_name') ?? '';
  return [
    ...(groups.some((group) => externalNameOf(group) === name) ? [] : [`no Group of that name (${name}) — render it`]),
    ...(output.get('auto_create_group') === 'false' ? [] : [`makes groups by itself (${name}) — forbid it`]),
  ];
}

/** A tag is `kube.var.log.containers.⟨pod⟩_⟨namespace⟩_⟨container⟩-⟨id⟩.log`. */
function serviceProblems(
  service: string,
  namespace: string,
  outputs: readonly Output[],
  groups: readonly DistObject[],
): string[] {
  const tag = `kube.var.log.containers.pod-1_${namespace}_main-0.log`;
  const written = outputs
    .filter((output) => matchesWildcard(output.get('match') ?? '', tag))
    .map((o) => o.get('log_group_name'));
  const own = groups
    .filter(({ body }) => stringAt(forProviderOf(body), 'tags', 'Service') === service)
    .map(externalNameOf);
  if (written.length === 1 && own.includes(written[0] ?? '')) return [];
  return [
    `lines of ${service} go elsewhere than into its own group (${written.join(', ') || 'nowhere'}) — one output each`,
  ];
}
