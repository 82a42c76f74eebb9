import type { ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startChild } from './children';
import { endWithParent } from './end-with-parent';
import { ProgramError } from './program-error';
import { UnexpectedEnd } from './unexpected-end';

const startLimitMs = 120_000;
const probeLimitMs = 5_000;
const probePauseMs = 50;
const stopLimitMs = 10_000;
const lastLines = 15;

/** A program that runs until it is stopped. */
export interface ProcessProps {
  /** Names the log file and begins every error. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Environment variables on top of this process's own. @default - none */
  readonly env?: Readonly<Record<string, string>>;
  /** Folder for the log; made if it is missing. */
  readonly logs: string;
  /** Whether the program does its work, which its log may have to tell; may throw until then. */
  readonly ready: (logged: () => string) => Promise<boolean>;
  /** Whether a program that has logged this and ended is started again, as a kubelet would. @default - none is */
  readonly startsAgain?: (logged: string) => boolean;
  /** Called when the program ends after it was ready, nothing here has ended it, and it is not started again. */
  readonly died: (end: UnexpectedEnd) => void;
}

interface Run {
  readonly child: ChildProcess;
  /** Where the log of this run begins, in bytes. */
  readonly logStart: number;
  /** Resolves when the program has ended. */
  readonly ended: Promise<void>;
  /** How the program ended; undefined while it runs. */
  readonly end: () => string | undefined;
  /** Whether something here ends it. */
  isToEnd: boolean;
}

/** One supervised program, which does not outlive this process. */
export class Process {
  /** File to which the program writes, one run after another. */
  public readonly log: string;
  private run: Run | undefined;
  private startedAgain = 0;

  public constructor(private readonly props: ProcessProps) {
    mkdirSync(props.logs, { recursive: true });
    this.log = join(props.logs, `${props.name}.log`);
  }

  /** Starts the program and waits until it is ready; throws ProgramError, with the end of its log, where it fails. */
  public async start(): Promise<void> {
    const run = this.launch();
    if (run.child.pid === undefined) await run.ended;
    else void run.ended.then(endWithParent(run.child.pid));
    await this.untilReady(run);
    void run.ended.then(() => (run.isToEnd ? undefined : this.endedBy(run)));
  }

  /** How often it has ended unexpectedly and was started again. */
  public get crashes(): number {
    return this.startedAgain;
  }

  /** Process id; undefined while the program does not run. */
  public get pid(): number | undefined {
    return this.run?.end() === undefined ? this.run?.child.pid : undefined;
  }

  /** Ends the program with SIGTERM, and after 10 seconds with SIGKILL; does nothing where it has ended. */
  public async stop(): Promise<void> {
    const { run } = this;
    if (run === undefined) return;
    run.isToEnd = true;
    run.child.kill('SIGTERM');
    const kill = setTimeout(() => run.child.kill('SIGKILL'), stopLimitMs);
    await run.ended;
    clearTimeout(kill);
  }

  /** Ends the program with SIGKILL, whatever it is doing. */
  public async kill(): Promise<void> {
    const { run } = this;
    if (run === undefined) return;
    run.isToEnd = true;
    run.child.kill('SIGKILL');
    await run.ended;
  }

  /** Stops the program if it runs, starts it as it was started first, and waits until it is ready. */
  public async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  private async endedBy(run: Run): Promise<void> {
    const { died, startsAgain } = this.props;
    if (startsAgain?.(this.logged(run)) !== true) {
      died(new UnexpectedEnd(this.describe(run, `ended unexpectedly (${run.end()})`)));
      return;
    }
    this.startedAgain += 1;
    await this.start().catch((error: unknown) => died(new UnexpectedEnd(String(error))));
  }

  private launch(): Run {
    const { command, args, env } = this.props;
    const output = openSync(this.log, 'a');
    const logStart = statSync(this.log).size;
    const child = startChild(command, args, { stdio: ['ignore', output, output], env: { ...process.env, ...env } });
    closeSync(output);
    let end: string | undefined;
    const ended = new Promise<void>((resolve) => {
      const settle = (how: string) => {
        end ??= how;
        resolve();
      };
      child.once('error', (error) => settle(error.message));
      child.once('close', (code, signal) => settle(signal ?? `exit code ${code}`));
    });
    this.run = { child, logStart, ended, end: () => end, isToEnd: false };
    return this.run;
  }

  private async untilReady(run: Run): Promise<void> {
    const limit = performance.now() + startLimitMs;
    let answer = 'no answer';
    while (performance.now() < limit) {
      const probed = await Promise.race([this.probe(run), run.ended, delay(probeLimitMs, 'no answer', { ref: false })]);
      const end = run.end();
      if (end !== undefined) throw new ProgramError(this.describe(run, `ended before it was ready (${end})`));
      if (probed === true) return;
      answer = probed ?? answer;
      await delay(probePauseMs);
    }
    await this.kill();
    throw new ProgramError(this.describe(run, `was not ready after ${startLimitMs / 1000} s (${answer})`));
  }

  private async probe(run: Run): Promise<true | string> {
    try {
      return (await this.props.ready(() => this.logged(run))) || 'not ready';
    } catch (error) {
      // The error of fetch says only that it failed; its cause says why.
      return String((error instanceof Error && error.cause) || error);
    }
  }

  private logged({ logStart }: Run): string {
    return readFileSync(this.log).subarray(logStart).toString('utf8').trim();
  }

  private describe(run: Run, what: string): string {
    const lines = (this.logged(run) || '(nothing)').split('\n').slice(-lastLines);
    return `${this.props.name}: ${what} — read ${this.log}, which ends with:\n${lines.join('\n')}`;
  }
}
