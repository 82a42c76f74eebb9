import { kinds } from '../../kinds/kinds';
import type { LoggedCall } from '../aws/front/call-log';

/** How often resources of one kind were made and deleted. */
export interface Turnover {
  /** @default - unknown: AWS answers a second creation with the existing resource */
  readonly created?: number;
  readonly deleted: number;
}

/** How often resources were made and deleted, by kind, according to the calls that succeeded. */
export function turnoverOf(calls: readonly LoggedCall[]): ReadonlyMap<string, Turnover> {
  const counts = new Map<string, number>();
  for (const { api, operation, status } of calls) {
    if (status >= 400) continue;
    const called = `${api}:${operation}`;
    counts.set(called, (counts.get(called) ?? 0) + 1);
  }
  const count = (operation: string) => counts.get(operation) ?? 0;
  return new Map(
    Object.entries(kinds).flatMap(([kind, { operations }]): [string, Turnover][] => {
      if (operations === 'none') return [];
      const { create, isIdempotent = false } = operations;
      return [[kind, { deleted: count(operations.delete), ...(!isIdempotent && { created: count(create) }) }]];
    }),
  );
}
