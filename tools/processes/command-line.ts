import { parseArgs } from 'node:util';
import { instead, nearest } from '../../texts/nearest';
import { ProgramError } from './program-error';

/** What a command does, and what one may say to it. */
export interface Usage {
  /** How a person calls it, for example `npm run bench`. */
  readonly command: string;
  /** What it does, in a sentence. */
  readonly does: string;
  /** What each option says, by its name without hyphens. @default - it takes none */
  readonly options?: Readonly<Record<string, Option>>;
}

/** An option of a command. */
export interface Option {
  /** What it says, as the help prints it. */
  readonly says: string;
  /** What stands behind it, in capitals. @default - nothing: it is said or not */
  readonly value?: string;
}

/** The options that were given, by their names; the value of one that takes none is `true`. */
export type Given = Readonly<Record<string, string | boolean | undefined>>;

/** Prints the help and ends the process, where the command line asks for it. */
export function answerHelp(args: readonly string[], usage: Usage): void {
  if (!args.includes('--help') && !args.includes('-h')) return;
  console.log(helpOf(usage));
  process.exit(0);
}

/**
 * Reads the command line. Where it asks for help, prints that and ends the process.
 *
 * @throws ProgramError for what the command does not know
 */
export function readCommandLine(args: readonly string[], usage: Usage): Given {
  const { options = {} } = usage;
  answerHelp(args, usage);
  const types = Object.entries(options).map(([name, { value }]) => {
    return [name, { type: value === undefined ? 'boolean' : 'string' } as const] as const;
  });
  const { tokens, values } = parseArgs({
    args: [...args],
    options: Object.fromEntries(types),
    strict: false,
    tokens: true,
  });
  const problems = tokens.flatMap((token) => {
    if (token.kind === 'option-terminator') return [];
    const option = token.kind === 'option' ? options[token.name] : undefined;
    if (token.kind === 'positional' || option === undefined) {
      return [`command line: unknown argument (${args[token.index]}) — ${otherOption(args[token.index], options)}`];
    }
    if (option.value !== undefined && !token.value) return [`--${token.name}: has no value — write ${option.value}`];
    return option.value === undefined && token.value !== undefined
      ? [`--${token.name}: takes no value — leave it out`]
      : [];
  });
  if (problems.length > 0) throw new ProgramError(problems.join('\n'));
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !Array.isArray(value))) as Given;
}

function otherOption(written: string | undefined, options: Readonly<Record<string, Option>>): string {
  const isClose = nearest(written ?? '', ['--help']) !== undefined;
  if (Object.keys(options).length === 0 && !isClose) return 'leave it out, none is needed';
  return instead(written, [...Object.keys(options).map((name) => `--${name}`), '--help']);
}

function helpOf({ command, does, options = {} }: Usage): string {
  const rows = Object.entries(options).map(([name, { value, says }]) => {
    return [`--${name}${value === undefined ? '' : ` ${value}`}`, says] as const;
  });
  const all = [...rows, ['--help', 'prints this'] as const];
  const width = Math.max(...all.map(([option]) => option.length));
  return [
    does,
    '',
    `${command}${rows.length > 0 ? `${command.includes(' -- ') ? '' : ' --'} [options]` : ''}`,
    ...all.map(([option, says]) => `  ${option.padEnd(width)}  ${says}`),
  ].join('\n');
}
