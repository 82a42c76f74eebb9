import { Kubectl } from '../tools/processes/kubectl';
import type { RunProcess } from '../tools/processes/run-process';
import type { Flags } from './flags';

/** The kubectl of the person who runs a command, for the cluster that they name. */
export function kubectlFor({ context, kubeconfig }: Pick<Flags, 'context' | 'kubeconfig'>, run?: RunProcess): Kubectl {
  const where = [`--context=${context}`, ...(kubeconfig === undefined ? [] : [`--kubeconfig=${kubeconfig}`])];
  return new Kubectl(['kubectl', ...where], 'correct what it says and run this again', run);
}
