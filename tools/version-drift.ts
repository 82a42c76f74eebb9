/** A version in one file that must be the version in another. */
export interface Pin {
  /** File, and the name that has the version there. */
  readonly where: string;
  readonly version: string;
  readonly wanted: string;
  /** What makes both the same. */
  readonly remedy: string;
}

/** A difference that is intended, between exactly these two versions. */
export interface KnownDifference extends Pick<Pin, 'where' | 'version' | 'wanted'> {
  readonly reason: string;
}

/** One line for each version that is not what it must be, and for each known difference that does not exist. */
export function driftProblems(pins: readonly Pin[], known: readonly KnownDifference[]): string[] {
  const differences = pins.filter(({ version, wanted }) => version !== wanted);
  const drifted = differences.filter((pin) => !known.some((one) => isSame(one, pin)));
  const outdated = known.filter((one) => !differences.some((pin) => isSame(one, pin)));
  return [
    ...drifted.map(({ where, version, wanted, remedy }) => `${where}: is not ${wanted} (${version}) — ${remedy}`),
    ...outdated.map(
      ({ where, version, wanted }) =>
        `${where}: no longer differs so (${version}, not ${wanted}) — remove or correct its row in knownDifferences`,
    ),
  ];
}

const isSame = (one: KnownDifference, pin: Pin) =>
  one.where === pin.where && one.version === pin.version && one.wanted === pin.wanted;
