/** A version that stands in one file and must be what another file says. */
export interface Pin {
  /** File and the name that it is pinned under there. */
  readonly where: string;
  readonly version: string;
  readonly wanted: string;
  /** How to make both the same. */
  readonly remedy: string;
}

/** A difference that is meant, between just these two versions. */
export interface KnownDifference extends Pick<Pin, 'where' | 'version' | 'wanted'> {
  readonly reason: string;
}

/** Lines about pins that are not what they must be, and about known differences that are none. */
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
