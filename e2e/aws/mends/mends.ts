import type { Mends } from '../mend';

/** All mends, by api. */
export const mends: Readonly<Record<string, Mends>> = {};
