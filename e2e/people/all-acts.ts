import type { Act } from './acts';
import { changes, removals } from './changing-acts';
import { deploys, looks } from './looking-acts';

/** Everything that is tried, in an order in which nothing is gone before it is looked at. */
export const acts: readonly Act[] = [...looks, ...deploys, ...changes, ...removals];
