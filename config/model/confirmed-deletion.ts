/** The end of one object of a retained environment, which reviewers have agreed to. */
export interface ConfirmedDeletion {
  readonly environment: string;
  /** The object as `npm run plan` names it, for example `Table payment-transactions-prod`. */
  readonly object: string;
  /** The last day on which it holds, for example `2026-12-31`; at most 30 days from the day of the check. */
  readonly until: string;
  /** Why it may go, for whoever reads the history. */
  readonly because: string;
}
