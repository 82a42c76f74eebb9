import type { JsonObject } from '../../objects/json';
import { ProgramError } from '../../tools/processes/program-error';
import { runProcess } from '../../tools/processes/run-process';

/** An object as the API server returns it. */
export interface KubeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid: string;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly labels?: Readonly<Record<string, string>>;
    readonly creationTimestamp: string;
    readonly deletionTimestamp?: string;
  };
  /** Of a Secret. */
  readonly type?: string;
  readonly spec?: JsonObject;
  readonly status?: JsonObject;
  readonly data?: Readonly<Record<string, string>>;
}

/** What kubectl said where it failed. */
export class KubectlError extends ProgramError {}

/** The real kubectl against one API server. */
export class Kubectl {
  /** Takes the program that is kubectl among others, a kubeconfig, and the API server's log for a person to read. */
  public constructor(
    private readonly program: string,
    private readonly kubeconfig: string,
    private readonly log?: string,
  ) {}

  /** Runs a command and returns its output; throws KubectlError with its last words where it fails. */
  public async run(args: readonly string[], input?: string): Promise<string> {
    const { code, stdout, stderr } = await runProcess(this.program, ['kubectl', ...args], {
      ...(input !== undefined && { input }),
      env: { KUBECONFIG: this.kubeconfig, KUBECACHEDIR: `${this.kubeconfig}.cache` },
    });
    if (code === 0) return stdout;
    const toDo = this.log === undefined ? '' : ` — read ${this.log}`;
    throw new KubectlError(`kubectl ${args.join(' ')}: ${stderr.trim()}${toDo}`);
  }

  /** All objects of a kind, or of several with commas between, in a namespace or in all; throws for an unknown kind. */
  public async list(kinds: string, namespace?: string): Promise<readonly KubeObject[]> {
    const where = namespace === undefined ? ['--all-namespaces'] : [`--namespace=${namespace}`];
    return JSON.parse(await this.run(['get', kinds, ...where, '--output=json'])).items;
  }

  /** Applies YAML or JSON on the server as a person would, unknown fields being errors. */
  public async apply(text: string): Promise<string> {
    return this.run(['apply', '--server-side', '--validate=strict', '--force-conflicts', '--filename=-'], text);
  }

  /** Merges into the status of an object. */
  public async mergeStatus(
    kind: string,
    { name, namespace }: { readonly name: string; readonly namespace?: string },
    status: JsonObject,
  ): Promise<void> {
    const where = namespace === undefined ? [] : [`--namespace=${namespace}`];
    const patch = `--patch=${JSON.stringify({ status })}`;
    await this.run(['patch', kind, name, ...where, '--subresource=status', '--type=merge', patch]);
  }
}
