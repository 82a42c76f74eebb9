import calls from './denied-calls.json';

/** A call that no provisioner may make, and what is wrong with it. */
export interface Denied {
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string>>;
  readonly why: string;
}

/** Calls of one kind on one resource. */
interface Row {
  readonly actions: readonly string[];
  readonly resource: string;
  readonly context?: Readonly<Record<string, string>>;
}

/** Where dev is, and the names of other environments, which the table treats as if they had the same account. */
interface Where {
  readonly account: string;
  readonly region: string;
  readonly others: readonly string[];
}

/** Calls that dev's provisioner may not make: each would let somebody who has taken it over leave dev, or read its data. */
export function denied({ account, region, others }: Where): Denied[] {
  const filled = (table: object, other = ''): Readonly<Record<string, readonly Row[]>> =>
    JSON.parse(
      JSON.stringify(table)
        .replaceAll('⟨account⟩', account)
        .replaceAll('⟨region⟩', region)
        .replaceAll('⟨other⟩', other),
    );
  const tables = [filled(calls.always), ...others.map((other) => filled(calls.ofEachOther, other))];
  return tables.flatMap((table) =>
    Object.entries(table).flatMap(([why, rows]) =>
      rows.flatMap(({ actions, resource, context }) =>
        actions.map((action) => ({ action, resource, why, context: { 'aws:RequestedRegion': region, ...context } })),
      ),
    ),
  );
}
