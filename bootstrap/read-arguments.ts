import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BootstrapError } from './bootstrap-error';

/** What the bootstrap does, in this order. */
export const stepNames = ['check', 'settings', 'argocd', 'wait', 'projects', 'root'] as const;

export type StepName = (typeof stepNames)[number];

/** What a person asks of the bootstrap. */
export interface Arguments {
  /** Context of the kubeconfig, always named, so that no other cluster is meant by accident. */
  readonly context: string;
  /** Path of the kubeconfig. @default - kubectl's own: KUBECONFIG, or ~/.kube/config */
  readonly kubeconfig?: string;
  /** Folder with Argo CD's kustomization, instead of upstream's repository. @default - upstream's, at the pinned version */
  readonly argocdManifests?: string;
  readonly steps: readonly StepName[];
}

const options = {
  context: { type: 'string' },
  kubeconfig: { type: 'string' },
  'argocd-manifests': { type: 'string' },
  steps: { type: 'string' },
} as const;

const known = `--${Object.keys(options).join(', --')}`;

/**
 * Reads the command line.
 *
 * @throws BootstrapError with every mistake in it
 */
export function readArguments(args: readonly string[]): Arguments {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const problems: string[] = [];
  const given = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    const name = token.kind === 'option' ? token.name : token.value;
    if (token.kind === 'positional' || !Object.hasOwn(options, name)) {
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
  const argocdManifests = given.get('argocd-manifests');
  problems.push(
    ...pathProblems('kubeconfig', kubeconfig, 'a file'),
    ...pathProblems('argocd-manifests', argocdManifests, 'a folder'),
  );
  const steps = given.get('steps')?.split(',') ?? stepNames;
  const wanted = stepNames.filter((name) => steps.includes(name));
  problems.push(
    ...steps
      .filter((name) => !wanted.some((step) => step === name))
      .map((name) => `--steps: no such step (${name}) — use ${stepNames.join(',')}`),
  );
  if (problems.length > 0) throw new BootstrapError(problems);
  return { context, kubeconfig, argocdManifests, steps: wanted };
}

function pathProblems(name: string, path: string | undefined, wanted: 'a file' | 'a folder'): string[] {
  if (path === undefined) return [];
  const found = statSync(path, { throwIfNoEntry: false });
  const right = wanted === 'a file' ? found?.isFile() : found?.isDirectory();
  return right ? [] : [`--${name}: is not ${wanted} (${path}) — correct the path`];
}
