import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { nearest } from '../../../texts/nearest';
import type { Problem } from '../../model/problem';

/** A file that a person edits, which stands in `config/` itself. */
const edited = String.raw`[^\n]*?/config/[^/\n:?]+\.ts`;

/**
 * Why a file of `config/` cannot be read or run: it is no TypeScript, imports what is not there, or fails while it runs.
 * Undefined for an error with another cause.
 */
export function unreadableProblem(error: unknown): Problem | undefined {
  // Node makes an error of what a promise was rejected with where that is none.
  const isRejected = error instanceof Error && 'code' in error && error.code === 'ERR_UNHANDLED_REJECTION';
  if (isRejected || !(error instanceof Error)) {
    const value = isRejected ? undefined : (error ?? null);
    const fix = 'throw an Error, which says where it was thrown';
    return { where: 'config/', what: 'cannot be run, something throws what is no error', value, fix };
  }
  return syntaxProblem(error) ?? importProblem(error) ?? fileProblem(error) ?? runProblem(error);
}

/** Reads what esbuild throws; its first error causes the others. */
function syntaxProblem({ message }: Error): Problem | undefined {
  const [, file, line, column, reason] =
    new RegExp(`^(${edited}):(\\d+):(\\d+): ERROR: (.+)$`, 'm').exec(message) ?? [];
  if (file === undefined || reason === undefined) return undefined;
  const what = `is no TypeScript, ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`;
  return { where: `${inConfig(file)}:${line}:${column}`, what, fix: 'correct it here, or in the line before' };
}

function importProblem({ message }: Error): Problem | undefined {
  const [, wanted, file] =
    new RegExp(`^Cannot find module '(.+)'\\nRequire stack:\\n- (${edited})`).exec(message) ?? [];
  if (wanted === undefined || file === undefined) return undefined;
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const line = lines.findIndex((text) => text.includes(`'${wanted}'`) || text.includes(`"${wanted}"`)) + 1;
  const meant = wanted.startsWith('./') ? nearest(wanted, filesBeside(file)) : undefined;
  const fix = meant === undefined ? 'correct the path, or add the file' : `did you mean ${meant}?`;
  const where = line === 0 ? inConfig(file) : `${inConfig(file)}:${line}`;
  return { where, what: 'imports what is not there', value: wanted, fix };
}

/** One of the files that are always there, under another name or nowhere. */
function fileProblem({ message }: Error): Problem | undefined {
  const [, name, reader] =
    /^Cannot find module '\.\.\/config\/(\w+)'\nRequire stack:\n- (.+)\/charts\//.exec(message) ?? [];
  if (name === undefined) return undefined;
  const beside = filesBeside(`${reader}/config/${name}.ts`);
  const found = beside.find((file) => file.toLowerCase() === `./${name.toLowerCase()}`);
  const fix =
    found === undefined ? `bring it back: git checkout config/${name}.ts` : `rename config/${basename(found)}.ts`;
  return { where: `config/${name}.ts`, what: 'is not there', fix };
}

function runProblem({ name, message, stack = '' }: Error): Problem | undefined {
  // What fails in a deeper call is no mistake in the configuration.
  const [first = ''] = stack.split('\n').filter((line) => line.startsWith('    at '));
  const [, file, line, column] = new RegExp(`(${edited}):(\\d+):(\\d+)\\)?$`).exec(first.replace(/^.*\(/, '')) ?? [];
  if (file === undefined) return undefined;
  const what = `cannot be run, ${name}: ${message}`;
  return { where: `${inConfig(file)}:${line}:${column}`, what, fix: 'correct the expression' };
}

const inConfig = (file: string) => `config/${basename(file)}`;

function filesBeside(file: string): string[] {
  const folder = dirname(file);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && statSync(join(folder, name), { throwIfNoEntry: false })?.isFile())
    .map((name) => `./${name.replace(/\.ts$/, '')}`);
}
