import type { JsonObject } from '../../objects/json';
import { ProgramError } from './program-error';
import { type ProcessResult, type RunProcess, runProcess } from './run-process';

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
    readonly generation?: number;
    readonly deletionTimestamp?: string;
  };
  /** Of a Secret. */
  readonly type?: string;
  readonly spec?: JsonObject;
  readonly status?: JsonObject;
  readonly data?: Readonly<Record<string, string>>;
}

/** A failure of kubectl, or of the API server that it asks. */
export class KubectlError extends ProgramError {
  /** Takes a printable message, and everything that kubectl said, in its own lines. */
  public constructor(
    message: string,
    public readonly said = message,
  ) {
    super(message);
  }
}

/** What a command of kubectl is run with. */
export interface KubectlOptions {
  /** What kubectl reads from its standard input. @default - nothing */
  readonly input?: string;
  /** What a person is to do where the command fails. @default - what they are to do where any command fails */
  readonly toDo?: string;
}

/** kubectl for one cluster. */
export class Kubectl {
  /** Takes the command line of kubectl, with the options that name the cluster, and what a person is to do where it fails. */
  public constructor(
    private readonly command: readonly [command: string, ...args: string[]],
    private readonly toDo: string,
    private readonly execute: RunProcess = runProcess,
  ) {}

  /** Runs a command and returns what it prints; throws KubectlError where it fails. */
  public async run(args: readonly string[], { input, toDo = this.toDo }: KubectlOptions = {}): Promise<string> {
    const { code, stdout, stderr } = await this.result(args, input);
    if (code === 0) return stdout;
    const said = stderr || stdout;
    // Of many objects, each may say the same.
    const reason = [...new Set(linesOf(said).filter((line) => !logged.test(line)))];
    throw new KubectlError(
      `kubectl ${args.slice(0, 2).join(' ')}: failed (${reason.join('; ') || 'without saying why'}) — ${toDo}`,
      said,
    );
  }

  /** All objects of a kind, or of several separated by commas, in a namespace or in all; throws for an unknown kind. */
  public async list(kinds: string, namespace?: string): Promise<readonly KubeObject[]> {
    const where = namespace === undefined ? ['--all-namespaces'] : [`--namespace=${namespace}`];
    return JSON.parse(await this.run(['get', kinds, ...where, '--output=json'])).items;
  }

  /** Applies YAML or JSON on the server as a person would; an unknown field is an error. */
  public async apply(text: string): Promise<void> {
    await this.run(['apply', '--server-side', '--validate=strict', '--force-conflicts', '--filename=-'], {
      input: text,
    });
  }

  /**
   * Applies what the options name as Argo CD would, and in its name, so that what Argo CD later leaves out of an object goes
   * from the cluster. Returns how many objects were applied. Source: `ArgoCDSSAManager` of Argo CD v3.5.7.
   */
  public async applyAsArgoCd(options: readonly string[], input?: string): Promise<number> {
    const flags = ['--server-side', '--force-conflicts', '--field-manager=argocd-controller'];
    const applied = await this.run(['apply', ...flags, ...options], { input });
    return linesOf(applied).length;
  }

  /**
   * Applies objects as a field manager of its own. Returns what the cluster refuses, a line each: for example a field that
   * another manager has given another value. All other objects are applied.
   */
  public async applyAs(manager: string, objects: readonly JsonObject[]): Promise<string[]> {
    const { code, stderr } = await this.result(
      // Of an object that exists only a part is applied, which kubectl alone would call incomplete; the server decides.
      ['apply', '--server-side', `--field-manager=${manager}`, '--validate=ignore', '--filename=-'],
      JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }),
    );
    if (code === 0) return [];
    const said = [...new Set(linesOf(stderr))];
    return said.length > 0 ? said : [`ended with code ${code}, without saying why`];
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

  private result(args: readonly string[], input?: string): Promise<ProcessResult> {
    const [program, ...options] = this.command;
    return this.execute(program, [...options, ...args], { input });
  }
}

/** A line of the client's own log, which says for each attempt what kubectl says once at the end. */
const logged = /^[EFIW]\d{4} \d\d:/;

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
