/** A failure of a program on this machine; its message is printable as it is. */
export class ProgramError extends Error {
  public constructor(message: string) {
    super(message);
    this.name = 'ProgramError';
  }
}
