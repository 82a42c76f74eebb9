import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Option } from '../tools/processes/command-line';

/** The flags of a command line: those that every command has, and those of one command. */
export interface Flags {
  /** Context of the kubeconfig; it has no default, so that nobody takes another cluster by accident. */
  readonly context: string;
  /** Path of the kubeconfig. @default - kubectl's own: KUBECONFIG, or ~/.kube/config */
  readonly kubeconfig?: string;
  /** The value of each flag that was given, by its name. */
  readonly given: ReadonlyMap<string, string>;
  /** Every mistake, one line each. */
  readonly problems: readonly string[];
}

/** Reads flags, each with a value: `--context`, `--kubeconfig`, and those of one command. */
export function readFlags(args: readonly string[], own: readonly string[]): Flags {
  const names = ['context', 'kubeconfig', ...own];
  const known = `--${names.join(', --')}`;
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' }] as const));
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const problems: string[] = [];
  const given = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    const name = token.kind === 'option' ? token.name : token.value;
    if (token.kind === 'positional' || !names.includes(name)) {
      problems.push(`command line: unknown argument (${args[token.index]}) — use ${known}`);
    } else if (!token.value) {
      problems.push(`--${name}: has no value — write --${name} VALUE`);
    } else if (given.has(name)) {
      problems.push(`--${name}: given more than once (${token.value}) — give it once`);
    } else given.set(name, token.value);
  }
  const context = given.get('context') ?? '';
  if (context === '' && !problems.some((problem) => problem.startsWith('--context'))) {
    problems.push('--context: missing — name the management cluster’s, as "kubectl config get-contexts" lists it');
  }
  const kubeconfig = given.get('kubeconfig');
  problems.push(...pathProblems('kubeconfig', kubeconfig, 'a file'));
  return { context, kubeconfig, given, problems };
}

/** What is wrong with a path that a flag names; nothing where the flag was not given. */
export function pathProblems(name: string, path: string | undefined, wanted: 'a file' | 'a folder'): string[] {
  if (path === undefined) return [];
  const found = statSync(path, { throwIfNoEntry: false });
  const right = wanted === 'a file' ? found?.isFile() : found?.isDirectory();
  return right ? [] : [`--${name}: is not ${wanted} (${path}) — correct the path`];
}

/** The flags of every command, for its help. */
export const commonOptions: Readonly<Record<string, Option>> = {
  context: { value: 'NAME', says: 'context of the management cluster in the kubeconfig; always named' },
  kubeconfig: { value: 'FILE', says: "the kubeconfig (kubectl's own)" },
};
