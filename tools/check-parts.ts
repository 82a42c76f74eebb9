/**
 * What `npm run check` runs, by the names of its npm scripts and in this order; whatever fails ends it, since the next would
 * say the same in more words.
 */
export const checkParts = ['in-sync', 'guard', 'types', 'lint', 'test', 'test:commands', 'placeholders'] as const;
