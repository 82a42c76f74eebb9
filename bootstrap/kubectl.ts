import { BootstrapError } from './bootstrap-error';
import type { Arguments } from './read-arguments';
import type { RunCommand } from './run-command';

/** kubectl, for one cluster. */
export class Kubectl {
  public constructor(
    private readonly target: Pick<Arguments, 'context' | 'kubeconfig'>,
    private readonly run: RunCommand,
  ) {}

  /** Runs kubectl and returns what it prints; throws BootstrapError, with `toDo` for a person, where it fails. */
  public async output(args: readonly string[], toDo: string, input?: string): Promise<string> {
    const { context, kubeconfig } = this.target;
    const where = [`--context=${context}`, ...(kubeconfig === undefined ? [] : [`--kubeconfig=${kubeconfig}`])];
    const { code, stdout, stderr } = await this.run('kubectl', [...where, ...args], input);
    if (code === 0) return stdout;
    throw new BootstrapError([`kubectl ${args.slice(0, 2).join(' ')}: failed (${reason(stderr || stdout)}) — ${toDo}`]);
  }

  /**
   * Applies objects as Argo CD would, and in its name: what it later leaves out of an object is then taken out of the
   * cluster. Source: `ArgoCDSSAManager` of Argo CD v3.5.1.
   */
  public async apply(args: readonly string[], input?: string): Promise<number> {
    const flags = ['--server-side', '--force-conflicts', '--field-manager=argocd-controller', '--namespace=argocd'];
    const toDo = 'mend what it says and run this again';
    const applied = await this.output(['apply', ...flags, ...args], toDo, input);
    return applied.trim().split('\n').length;
  }
}

/** The last line of what a command says is what it failed of. */
function reason(said: string): string {
  return said.trim().split('\n').at(-1)?.trim() || 'without saying why';
}
