import { BootstrapError } from './bootstrap-error';
import { type Flags, pathProblems, readFlags } from './flags';

/** The steps of the bootstrap, in their order. */
export const stepNames = ['check', 'settings', 'argocd', 'wait', 'admin', 'projects', 'root'] as const;

/** Name of a step. */
export type StepName = (typeof stepNames)[number];

/** What a person asks of the bootstrap. */
export interface Arguments extends Pick<Flags, 'context' | 'kubeconfig'> {
  /** Folder with Argo CD's kustomization, instead of upstream's repository. @default - upstream's, at the pinned version */
  readonly argocdManifests?: string;
  readonly steps: readonly StepName[];
}

/**
 * Reads the command line.
 *
 * @throws BootstrapError with every mistake in it
 */
export function readArguments(args: readonly string[]): Arguments {
  const { context, kubeconfig, given, problems } = readFlags(args, ['argocd-manifests', 'steps']);
  const argocdManifests = given.get('argocd-manifests');
  const steps = given.get('steps')?.split(',') ?? stepNames;
  const wanted = stepNames.filter((name) => steps.includes(name));
  const all = [
    ...problems,
    ...pathProblems('argocd-manifests', argocdManifests, 'a folder'),
    ...steps
      .filter((name) => !wanted.some((step) => step === name))
      .map((name) => `--steps: no such step (${name}) — use ${stepNames.join(',')}`),
  ];
  if (all.length > 0) throw new BootstrapError(all);
  return { context, kubeconfig, argocdManifests, steps: wanted };
}
