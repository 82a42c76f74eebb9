import { ProgramError } from '../tools/processes/program-error';

/** What keeps the bootstrap from going on; the message has one line for each problem, as a person should read it. */
export class BootstrapError extends ProgramError {
  public constructor(public readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'BootstrapError';
  }
}
