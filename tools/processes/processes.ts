import { Process, type ProcessProps } from './process';
import { ProgramError } from './program-error';
import type { UnexpectedEnd } from './unexpected-end';

/** The programs of one run: they log to one folder, are watched, and are ended together. */
export class Processes {
  /** Resolves with the first unexpected end of one of them. */
  public readonly died: Promise<UnexpectedEnd>;
  private readonly all: Process[] = [];
  private report: (end: UnexpectedEnd) => void = () => undefined;
  private areKilled = false;

  public constructor(private readonly logs: string) {
    this.died = new Promise((resolve) => {
      this.report = resolve;
    });
  }

  /** Starts a program and waits until it is ready; throws ProgramError, with the end of its log, where it fails. */
  public async start(program: Omit<ProcessProps, 'logs' | 'died'>): Promise<Process> {
    if (this.areKilled) throw new ProgramError(`${program.name}: is not started — the others were ended`);
    const started = new Process({ ...program, logs: this.logs, died: this.report });
    this.all.push(started);
    await started.start();
    return started;
  }

  /** Ends all at once with SIGKILL, even those that are not ready yet; none starts afterwards. */
  public async kill(): Promise<void> {
    this.areKilled = true;
    // One after another, each would log that the others are gone, and its last lines would be of no use.
    await Promise.all(this.all.map((one) => one.kill()));
  }
}
