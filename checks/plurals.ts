import core from '../imports/core-kinds.json';
import imported from '../imports/kinds.json';
import { groupKind } from '../objects/group-kind';

const plurals = new Map([...core.kinds, ...imported].map((kind) => [groupKind(kind), kind.plural]));

/**
 * How roles and admission policies name a kind: by its lower-case plural.
 *
 * @throws Error for a kind that is not imported
 */
export function pluralOf(kind: { readonly group: string; readonly kind: string }): string {
  const plural = plurals.get(groupKind(kind));
  if (plural !== undefined) return plural;
  throw new Error(
    `imports/: no such kind (${groupKind(kind)}) — add it to tools/import/sources.ts, then npm run import`,
  );
}
