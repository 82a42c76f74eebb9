/**
 * Whether every text that one pattern matches is matched by another; `*` stands for any text and `?` for any character,
 * and case does not count. A few pairs of patterns that say the same in different ways are not recognised.
 */
export function covers(wide: string, narrow: string): boolean {
  if (wide === '*' || wide === narrow) return true;
  return matches(ordered(wide), ordered(narrow));
}

/** In each run of wildcards the `?` come first and one `*` is left, so that `*?` and `?*` are one pattern. */
function ordered(pattern: string): string {
  return pattern
    .toLowerCase()
    .replace(/[*?]{2,}/g, (run) => `${run.replaceAll('*', '')}${run.includes('*') ? '*' : ''}`);
}

/** A `*` of the narrow pattern is only met by a `*` of the wide one, and its `?` by either wildcard. */
function matches(wide: string, narrow: string): boolean {
  let [at, seen, star, starSeen] = [0, 0, -1, 0];
  while (seen < narrow.length) {
    const [left, right] = [wide[at], narrow[seen]];
    if (left === '*') {
      star = at;
      starSeen = seen;
      at += 1;
    } else if (left !== undefined && right !== '*' && (left === '?' || left === right)) {
      at += 1;
      seen += 1;
    } else if (star >= 0) {
      starSeen += 1;
      seen = starSeen;
      at = star + 1;
    } else return false;
  }
  return /^\**$/.test(wide.slice(at));
}
