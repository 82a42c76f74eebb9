import { parse } from 'yaml';
import { type FargateSize, sizeOf } from '../config/model/aws/fargate';
import { mostOfQuota } from '../config/model/pods/fargate-capacity';
import type { DistObject } from '../objects/dist';
import { groupKind } from '../objects/group-kind';
import { at, isObject, type Json, listAt, places } from '../objects/json';
import { quantityOf } from '../objects/quantity';

/** vCPUs and GiB of Fargate, and how many pods they are. */
export interface Capacity extends FargateSize {
  readonly pods: number;
}

const mebi = 2 ** 20;
const gibi = 2 ** 30;
const none: Capacity = { cpu: 0, memoryGiB: 0, pods: 0 };

/**
 * What the platform's own pods of an environment take on Fargate all the time: each `resources` in the Helm values of its
 * controllers and in the configuration of EKS's add-ons, as often as the replicas beside it say. A service decides by
 * itself what it runs, so its pods are none of it.
 */
export function platformCapacity(objects: readonly DistObject[]): Capacity {
  return total([...objects.flatMap(({ body }) => configurations(body)).flatMap(podsOf), ...unlimited(objects)]);
}

/** Deployments in namespaces without a quota, which are the platform's own: the proxy. */
function unlimited(objects: readonly DistObject[]): Capacity[] {
  const limited = objects
    .filter((object) => groupKind(object) === 'core ResourceQuota')
    .map((quota) => quota.namespace);
  return objects
    .filter((object) => groupKind(object) === 'apps Deployment' && !limited.includes(object.namespace))
    .flatMap(({ body }) => {
      const { replicas = 1, template } = isObject(body.spec) ? body.spec : {};
      const containers = listAt(template, 'spec', 'containers');
      const requested = (key: string) =>
        containers.reduce<number>((sum, one) => sum + quantityOf(at(one, 'resources', 'requests', key) ?? 0), 0);
      const size = sizeOf({ cpu: requested('cpu'), memoryMiB: requested('memory') / mebi });
      if (size === undefined || typeof replicas !== 'number') return [];
      return [{ cpu: size.cpu * replicas, memoryGiB: size.memoryGiB * replicas, pods: replicas }];
    });
}

/** What the pods of services may take at most, by the quotas of their namespaces. */
export function serviceCapacity(objects: readonly DistObject[]): Capacity {
  const quotas = objects.filter((object) => groupKind(object) === 'core ResourceQuota');
  return total(
    quotas.map(({ body }) => {
      const hard = (key: string) => quantityOf(at(body, 'spec', 'hard', key) ?? 0);
      const quota = { cpu: hard('requests.cpu'), memoryGiB: hard('requests.memory') / gibi, pods: hard('pods') };
      return { ...mostOfQuota(quota), pods: quota.pods };
    }),
  );
}

/** The sum of capacities. */
export function total(capacities: readonly Capacity[]): Capacity {
  return capacities.reduce(
    (sum, { cpu, memoryGiB, pods }) => ({
      cpu: sum.cpu + cpu,
      memoryGiB: sum.memoryGiB + memoryGiB,
      pods: sum.pods + pods,
    }),
    none,
  );
}

/** Helm values of Applications and configurations of add-ons, which are YAML in a text. */
function configurations(body: Json): Json[] {
  const texts = [
    at(body, 'spec', 'forProvider', 'configurationValues'),
    at(body, 'spec', 'source', 'helm', 'values'),
    ...listAt(body, 'spec', 'sources').map((source) => at(source, 'helm', 'values')),
  ];
  return texts.flatMap((text): Json[] => (typeof text === 'string' ? [parse(text)] : []));
}

function podsOf(configuration: Json): Capacity[] {
  return places(configuration).flatMap(({ value }) => {
    const requests = at(value, 'resources', 'requests') ?? at(value, 'resources', 'limits');
    if (!isObject(value) || !isObject(requests)) return [];
    const count = value.replicaCount ?? value.replicas ?? 1;
    const request = { cpu: quantityOf(requests.cpu ?? 0), memoryMiB: quantityOf(requests.memory ?? 0) / mebi };
    const size = sizeOf(request);
    if (size === undefined || typeof count !== 'number') return [];
    return [{ cpu: size.cpu * count, memoryGiB: size.memoryGiB * count, pods: count }];
  });
}
