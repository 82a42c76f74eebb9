import type { ConfirmedDeletion } from './model/confirmed-deletion';

/**
 * What a change may delete from retained environments. `npm run check` refuses any other end there, and an entry that
 * confirms nothing of the change; so an entry comes with its change, and goes with the next one.
 */
export const confirmedDeletions: readonly ConfirmedDeletion[] = [];
