import type { JsonObject } from '../objects/json';
import type { ProcessResult, RunProcess } from '../tools/processes/run-process';
import { BootstrapError } from './bootstrap-error';
import type { Flags } from './flags';

/** kubectl, for one cluster. */
export class Kubectl {
  public constructor(
    private readonly target: Pick<Flags, 'context' | 'kubeconfig'>,
    private readonly run: RunProcess,
  ) {}

  /** Runs kubectl and returns what it prints; throws BootstrapError, with `toDo` for a person, where it fails. */
  public async output(args: readonly string[], toDo: string, input?: string): Promise<string> {
    const { code, stdout, stderr } = await this.kubectl(args, input);
    if (code === 0) return stdout;
    throw new BootstrapError([`kubectl ${args.slice(0, 2).join(' ')}: failed (${reason(stderr || stdout)}) — ${toDo}`]);
  }

  /**
   * Applies objects as a field manager of its own, and returns what the cluster refuses, a line each: a field that another
   * manager has with another value, for one. The objects that it does not refuse are applied.
   */
  public async applyAs(manager: string, objects: readonly JsonObject[]): Promise<string[]> {
    const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
    const { code, stderr } = await this.kubectl(
      // Of an object that is there only a part is applied, which kubectl by itself would call incomplete; the server judges.
      ['apply', '--server-side', `--field-manager=${manager}`, '--validate=ignore', '-f', '-'],
      list,
    );
    if (code === 0) return [];
    const lines = stderr.split('\n').map((line) => line.trim());
    const said = [...new Set(lines.filter((line) => line !== ''))];
    return said.length > 0 ? said : [`ended with code ${code}, without saying why`];
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

  private kubectl(args: readonly string[], input?: string): Promise<ProcessResult> {
    const { context, kubeconfig } = this.target;
    const where = [`--context=${context}`, ...(kubeconfig === undefined ? [] : [`--kubeconfig=${kubeconfig}`])];
    return this.run('kubectl', [...where, ...args], { input });
  }
}

/** The last line of what a command says is what it failed of. */
function reason(said: string): string {
  return said.trim().split('\n').at(-1)?.trim() || 'without saying why';
}
