/**
 * What becomes of a resource in AWS.
 *
 * - `left`: its object goes, and it stays.
 * - `refused`: it stays as it is, and its provider says that it will not change it.
 * - `replaced`: another one of the same object comes, and it stays.
 * - `made again`: it goes, and another one of the same object comes.
 */
export type Fate = 'created' | 'changed' | 'deleted' | 'left' | 'refused' | 'replaced' | 'made again';

/** The fates of all resources of an environment that have one, by kind and name as AWS lists them. */
export type Fates = ReadonlyMap<string, Fate>;

/** What has become of a resource. */
export interface ShownFate {
  readonly fate: Fate;
  /** How what AWS says of it differs. @default - the fate says it */
  readonly how?: string;
}

/** Resources whose fates differ, a line each. */
export function fateProblems(foreseen: Fates, shown: ReadonlyMap<string, ShownFate>): string[] {
  return [...new Set([...foreseen.keys(), ...shown.keys()])].sort().flatMap((name) => {
    const [said, was] = [foreseen.get(name), shown.get(name)];
    if (said === was?.fate) return [];
    const how = was?.how === undefined ? '' : ` (${was.how})`;
    return [`${name}: ${was?.fate ?? 'nothing'} in AWS${how}, and the plan says ${said ?? 'nothing'}`];
  });
}
