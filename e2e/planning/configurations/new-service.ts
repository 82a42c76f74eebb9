import type { ServiceInput } from '../../../config/model/service';
import type { UsesInput } from '../../../config/model/uses';
import type { Chance, Services, Table } from './edit';

/** Ports that services listen on. */
export const ports: readonly number[] = [8080, 8443, 9090];

/** Quotas of services. */
export const quotas: readonly ServiceInput['quota'][] = [
  { cpu: 2, memoryGiB: 4, pods: 8 },
  { cpu: 4, memoryGiB: 8, pods: 16 },
];

/** Uses that are lists of names. */
export const listedUses = ['queues', 'topics', 'buckets', 'workgroups', 'sagemakerEndpoints'] as const;

/** A service with up to two uses, which calls at most one of the others. */
export function newService({ draw, freshName }: Chance, others: Services): ServiceInput {
  const service: ServiceInput = {
    port: draw.one(ports) ?? 8080,
    calls: [],
    quota: draw.one(quotas) ?? { cpu: 2, memoryGiB: 4, pods: 8 },
  };
  const to = draw.one([undefined, ...Object.keys(others)]);
  const calling = to === undefined ? service : { ...service, calls: [{ to, port: others[to]?.port ?? 0 }] };
  return [...Array(draw.below(3))].reduce<ServiceInput>(
    (one) => ({ ...one, uses: withUse(one.uses ?? {}, { draw, freshName }) }),
    calling,
  );
}

function newTable({ draw, freshName }: Chance): Table {
  return {
    partitionKey: { name: freshName('key'), type: draw.one(['S', 'N'] as const) ?? 'S' },
    ...(draw.below(2) === 0 && { expiresAt: 'until' }),
    ...(draw.below(3) === 0 && {
      sortKey: { name: 'number', type: 'N' as const },
      localIndexes: { 'by-amount': { sortKey: { name: 'amount', type: 'N' as const } } },
    }),
    ...(draw.below(3) === 0 && { stream: draw.one(['new-image', 'keys-only'] as const), scan: true }),
    ...(draw.below(3) === 0 && { indexes: { 'by-day': { partitionKey: { name: 'day', type: 'N' } } } }),
  };
}

/** Uses with one more. */
export function withUse(uses: UsesInput, chance: Chance): UsesInput {
  const { draw, freshName } = chance;
  if (draw.below(3) === 0) return { ...uses, tables: { ...uses.tables, [freshName('table')]: newTable(chance) } };
  const use = draw.one(listedUses) ?? 'queues';
  const declared = uses[use] ?? [];
  const name = freshName('thing');
  return { ...uses, [use]: Array.isArray(declared) ? [...declared, name] : { ...declared, [name]: {} } };
}
