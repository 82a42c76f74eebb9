/** One mistake in the configuration: where it is, what is wrong with which value, and what to do about it. */
export interface Problem {
  /** File and field, for example `config/prod.ts vpcCidr`. */
  readonly where: string;
  /** What is wrong, in a few words. */
  readonly what: string;
  /** The value as it was written. @default - nothing was written */
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

/** Characters of a value that a message shows. */
const shownLength = 120;

/** Characters of a place that a message shows, in which names stand. */
const shownPlace = 300;

function line({ where, what, value, fix }: Problem): string {
  const shown = value === undefined ? '' : ` (${shownValue(value)})`;
  return oneLine(`${shortened(where, shownPlace)}: ${what}${shown} — ${fix}`);
}

/** The value as it is written in TypeScript: a text in quotes, so that `"1"` is not `1` and a blank at its end is seen. */
function shownValue(value: unknown): string {
  return shortened(asWritten(value), shownLength);
}

const shortened = (text: string, length: number) => (text.length > length ? `${text.slice(0, length)}…` : text);

function asWritten(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'number' || typeof value === 'symbol') return String(value);
  if (typeof value === 'function') return 'a function';
  if (value instanceof Map || value instanceof Set) return `a ${value.constructor.name}`;
  try {
    return JSON.stringify(value);
  } catch {
    return 'what is no JSON';
  }
}

/** A line break in a name must not split the message, and a mark in it that nobody sees must be seen. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u{a0}]/gu, (character) => {
    const escaped = JSON.stringify(character).slice(1, -1);
    return escaped === character ? `\\u{${character.codePointAt(0)?.toString(16)}}` : escaped;
  });
}
