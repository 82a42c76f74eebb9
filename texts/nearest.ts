/** The known word that somebody probably meant: at most a quarter of its letters are others. */
export function nearest(written: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((word) => ({ word, distance: distance(written.toLowerCase(), word.toLowerCase()) }))
    .filter(({ word, distance }) => distance <= Math.floor(word.length / 4))
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.word;
}

/** What to write instead of a word: the one that was probably meant, or any of those that are known. */
export function instead(written: unknown, known: readonly string[]): string {
  const meant = typeof written === 'string' ? nearest(written, known) : undefined;
  return meant === undefined ? `use one of ${known.join(', ')}` : `did you mean ${meant}?`;
}

/** Letters to add, leave out, replace or swap with the next, to make one word of the other. */
function distance(from: string, to: string): number {
  // No longer word is meant by anything that is known.
  if (Math.abs(from.length - to.length) > to.length) return Number.POSITIVE_INFINITY;
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= from.length; row += 1) {
    const costs = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = from[row - 1] === to[column - 1] ? 0 : 1;
      const swaps = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      costs[column] = Math.min(
        (rows[row - 1]?.[column] ?? 0) + 1,
        (costs[column - 1] ?? 0) + 1,
        (rows[row - 1]?.[column - 1] ?? 0) + replaced,
        swaps ? (rows[row - 2]?.[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    rows.push(costs);
  }
  return rows[from.length]?.[to.length] ?? Number.POSITIVE_INFINITY;
}
