/** Counts the proofs that passed, and prints those that did not. */
export class Report {
  private passed = 0;
  private failed = 0;

  /** Runs a check, which throws where the proof fails. */
  public async check(statement: string, of: string, run: () => unknown): Promise<void> {
    try {
      await run();
      this.passed += 1;
    } catch (error) {
      this.failed += 1;
      console.log(`FAILED  ${of}: ${statement}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Prints the counts; returns whether all passed. */
  public end(): boolean {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 && this.passed > 0;
  }
}
