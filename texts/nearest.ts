/** Letters that a beginning has at least, since shorter ones begin words by chance. */
const shortestBeginning = 4;

/** The known word that somebody probably meant: at most a quarter of its letters differ, or no other begins so. */
export function nearest(written: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((word) => ({ word, distance: distance(written.toLowerCase(), word.toLowerCase()) }))
    .filter(({ word, distance }) => distance <= Math.floor(word.length / 4))
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.word ?? begunBy(written, known);
}

function begunBy(written: string, known: readonly string[]): string | undefined {
  if (written.length < shortestBeginning) return undefined;
  const begun = known.filter((word) => word.toLowerCase().startsWith(written.toLowerCase()));
  return begun.length === 1 ? begun[0] : undefined;
}

/** What to write instead of a word: the one that was probably meant, else any known one. */
export function instead(written: unknown, known: readonly string[]): string {
  const meant = typeof written === 'string' ? nearest(written, known) : undefined;
  return meant === undefined ? `use one of ${known.join(', ')}` : `did you mean ${meant}?`;
}

/** How many letters to add, leave out, replace or swap with the next, to turn one word into the other. */
function distance(from: string, to: string): number {
  // Counting further is of no use: nobody meant a word that is less than half as long.
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
