import { z } from 'zod';
import { auroraMajor, auroraVersions, defaultAuroraVersion } from '../aws/aurora-versions';
import type { Problem } from '../problem';
import { reservedWords } from './reserved-words';

/** The port of PostgreSQL. */
export const postgresPort = 5432;

const capacity = z.strictObject({
  /** ACU of each instance when nobody asks anything; with 0 it stops after a while, and the next query waits for its start. */
  from: z.number().min(0).max(256),
  /** ACU of each instance at the most. An ACU is about 2 GiB of memory with the CPU that belongs to it. */
  to: z.number().min(1).max(256),
});

/** Schema of one PostgreSQL database. */
export const databaseSchema = z.strictObject({
  /** Version of PostgreSQL, with its minor. @default - the platform's own, which moves with it */
  version: z.string().default(defaultAuroraVersion),
  /** Between what each instance scales by itself. @default - from 0.5 to 4 */
  capacity: capacity.default({ from: 0.5, to: 4 }),
  /** Instances, of which the first writes; with two, the second takes over. @default - one, and two where the environment is retained */
  instances: z.int().min(1).max(2).optional(),
});

/** A PostgreSQL database of a service. */
export type Database = z.output<typeof databaseSchema>;

/** How many instances a database has, where it does not say so itself. */
export function instancesOf({ instances }: Database, { level }: { readonly level: 'disposable' | 'retained' }): number {
  return instances ?? (level === 'retained' ? 2 : 1);
}

/** Connections that an instance takes at least, by what it grows to. Source: Aurora user guide, "Maximum connections for Aurora Serverless v2". */
export function connectionsOf({ capacity: { from, to } }: Database): number {
  const most = from <= 0.5 ? 2000 : 5000;
  return Math.min(most, Math.floor(to * 189));
}

/** Whether a number is a multiple of a half. */
const isHalfStep = (acu: number) => Number.isInteger(acu * 2);

/** What RDS or PostgreSQL would refuse about a database. */
export function databaseProblems(
  where: string,
  { capacity: { from, to }, version }: Database,
  name: string,
): Problem[] {
  const problems: Problem[] = [];
  const steps = { from, to };
  for (const [end, value] of Object.entries(steps).filter(([, acu]) => !isHalfStep(acu))) {
    const what = 'is no multiple of a half ACU, in which Aurora counts';
    const fix = `use ${Math.floor(value * 2) / 2} or ${Math.ceil(value * 2) / 2}`;
    problems.push({ where: `${where}.capacity.${end}`, what, value, fix });
  }
  if (from > to) {
    const what = 'begins above where it ends';
    problems.push({ where: `${where}.capacity`, what, value: steps, fix: 'exchange the two, or raise to' });
  }
  if (isReservedName(name)) {
    const what = 'is a name that PostgreSQL or RDS keeps for itself';
    problems.push({ where, what, value: name, fix: 'choose another name for the database' });
  }
  return [...problems, ...versionProblems(`${where}.version`, version)];
}

/** Names that RDS refuses as those of databases, whatever the engine says. Source: RDS API reference, "CreateDBCluster". */
const ofRds = ['db', 'postgres', 'rdsadmin', 'template0', 'template1'];

const isReservedName = (name: string) => [...ofRds, ...reservedWords].includes(databaseNameOf(name));

/** The name in PostgreSQL of what is declared by a name; SQL takes no hyphens. */
export function databaseNameOf(declared: string): string {
  return declared.replaceAll('-', '_');
}

function versionProblems(where: string, version: string): Problem[] {
  const known = Object.keys(auroraVersions);
  const of = `use one of ${known.map((major) => `${major}.x`).join(', ')}`;
  if (!/^\d+\.\d+$/.test(version)) {
    const what = 'is no version with its minor, such as 17.5';
    return [{ where, what, value: version, fix: `${of}, and name the minor, since a database moves when Git says so` }];
  }
  const major = auroraMajor(version);
  const found = auroraVersions[`${major}`];
  if (found === undefined) {
    const first = Math.min(...known.map(Number));
    const what = major < first ? 'has ended standard support' : 'is not known here';
    return [{ where, what, value: version, fix: `${of}, or add it to config/model/aws/aurora-versions.ts` }];
  }
  if (Number(version.replace(/^.*\./, '')) >= found.firstMinor) return [];
  const what = 'is too old for every capacity that may be asked for';
  return [{ where, what, value: version, fix: `use ${major}.${found.firstMinor} or a later minor` }];
}
