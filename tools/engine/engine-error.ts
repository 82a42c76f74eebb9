/** A failure of the local Crossplane engine; its message is printable as it is. */
export class EngineError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'EngineError';
  }
}
