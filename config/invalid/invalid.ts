/** A configuration that must be refused, and everything that is said about it. */
export interface Invalid {
  /** The mistake, as the title of its test. */
  readonly mistake: string;
  /** Fields of dev that are written wrongly. @default - none */
  readonly environment?: Readonly<Record<string, unknown>>;
  /** Environments in addition to dev. @default - none */
  readonly others?: readonly unknown[];
  /** Services that are added to the catalogue, or replace its own. @default - none */
  readonly catalogue?: Readonly<Record<string, unknown>>;
  /** Fields of the platform that are written wrongly. @default - none */
  readonly platform?: Readonly<Record<string, unknown>>;
  /** Every line of the error; there is at least one. */
  readonly expected: readonly [string, ...string[]];
}
