/** Everything that keeps an import from succeeding, in one printable line for each problem. */
export class ImportError extends Error {
  public constructor(public readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ImportError';
  }
}
