/** Everything that keeps an import from being made, one printable line per problem. */
export class ImportError extends Error {
  public constructor(public readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ImportError';
  }
}
