import { ProgramError } from '../tools/processes/program-error';

/** What keeps a command of the bootstrap from going on; its message has one printable line for each problem. */
export class BootstrapError extends ProgramError {
  public constructor(public readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'BootstrapError';
  }
}
