/** Milliseconds after which a person wants to know that something still happens. */
const patience = 10_000;

/** Prints how far a program is, at most every ten seconds, so that none that takes longer is silent. */
export class Progress {
  private last = performance.now();

  public constructor(private readonly print: (line: string) => void = console.error) {}

  /** Says what has been done, if it is time. */
  public report(done: string): void {
    if (performance.now() - this.last < patience) return;
    this.last = performance.now();
    this.print(done);
  }
}
