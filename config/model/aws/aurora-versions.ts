/** What goes with a major version of Aurora PostgreSQL. */
export interface AuroraVersion {
  /** Last day of RDS standard support; after it AWS bills extended support. */
  readonly standardSupportUntil: string;
  /** The first minor version that serves any capacity from 0 to 256 ACU. */
  readonly firstMinor: number;
}

/**
 * Major versions of Aurora PostgreSQL that a database may ask for. `npm run guard` refuses one some weeks before its last day
 * in a retained environment.
 *
 * Sources: release notes for Aurora PostgreSQL, "Aurora PostgreSQL release calendars"; Aurora user guide, "Requirements and
 * limitations for Aurora Serverless v2".
 */
export const auroraVersions: Readonly<Record<string, AuroraVersion>> = {
  '14': { standardSupportUntil: '2027-02-28', firstMinor: 12 },
  '15': { standardSupportUntil: '2028-02-29', firstMinor: 7 },
  '16': { standardSupportUntil: '2029-02-28', firstMinor: 3 },
  '17': { standardSupportUntil: '2030-02-28', firstMinor: 4 },
};

/** What a database that names no version has. */
export const defaultAuroraVersion = '17.5';

/** The number of the major version: 17 for `17.5`. */
export function auroraMajor(version: string): number {
  return Number(version.replace(/\..*$/, ''));
}
