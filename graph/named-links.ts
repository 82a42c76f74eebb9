import type { Link } from '../checks/references/references';
import type { DistObject } from '../objects/dist';
import { groupKind, isManagedGroup } from '../objects/group-kind';
import { places, stringAt } from '../objects/json';
import { arnsIn, isArnOf, nameInAws, namesIn } from './arns';
import { field, grouped } from './platform-objects';

/**
 * What objects refer to by the names of AWS, which no provider follows: the cluster of `clusterName`, a key's alias, and
 * whatever an ARN names, be it in a policy or in the values of a chart.
 */
export function namedLinks(objects: readonly DistObject[]): Link[] {
  const byName = grouped(
    objects.filter(({ group }) => isManagedGroup(group)),
    nameInAws,
  );
  const named = (name: string) => byName.get(name) ?? [];
  return objects.flatMap((from) => {
    const found = places(from.body).flatMap(({ value }) => (typeof value === 'string' ? ofText(value, named) : []));
    const cluster = stringAt(field(from), 'clusterName') ?? '';
    const clusters = named(cluster).filter((one) => groupKind(one) === 'eks Cluster');
    return [...new Set([...clusters, ...found])].map((to) => ({ from, to }));
  });
}

function ofText(text: string, named: (name: string) => readonly DistObject[]): DistObject[] {
  const alias = /^alias\/(.+)$/.exec(text)?.[1] ?? '';
  return [
    ...named(alias).filter((one) => groupKind(one) === 'kms Alias'),
    ...arnsIn(text).flatMap((arn) => namesIn(arn).flatMap((name) => named(name).filter((one) => isArnOf(arn, one)))),
  ];
}
