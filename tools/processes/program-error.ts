/** A failure of a program that this machine runs; its message is printable as it is. */
export class ProgramError extends Error {
  public constructor(message: string) {
    super(message);
    this.name = 'ProgramError';
  }
}
