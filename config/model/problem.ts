/** One mistake in the configuration: where it is, what is wrong with which value, and what to do about it. */
export interface Problem {
  /** File and field, for example `config/prod.ts vpcCidr`. */
  readonly where: string;
  /** What is wrong, in a few words. */
  readonly what: string;
  /** The value as it was written; left out where nothing was written. */
  readonly value?: unknown;
  /** What to do about it. */
  readonly fix: string;
}

/** Every mistake found in one reading of the configuration; the message has one line for each. */
export class ConfigurationError extends Error {
  public constructor(public readonly problems: readonly Problem[]) {
    super(problems.map(line).join('\n'));
    this.name = 'ConfigurationError';
  }
}

function line({ where, what, value, fix }: Problem): string {
  const shown = value === undefined ? '' : ` (${typeof value === 'object' ? JSON.stringify(value) : String(value)})`;
  return `${where}: ${what}${shown} — ${fix}`;
}
