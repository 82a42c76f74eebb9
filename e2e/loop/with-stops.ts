/** Ends something that was started. */
export type Stop = () => unknown;

/**
 * Does work, then every stop that the work has registered, the last one first, even where the work or another stop fails.
 * Throws what failed, as an AggregateError where that is more than one. A stop that is registered later runs at once, and
 * its failure is printed.
 */
export async function withStops<Result>(work: (atEnd: (stop: Stop) => void) => Promise<Result>): Promise<Result> {
  const stops: Stop[] = [];
  let areDone = false;
  const atEnd = (stop: Stop) => {
    if (!areDone) stops.unshift(stop);
    else Promise.resolve().then(stop).catch(console.error);
  };
  const [outcome] = await Promise.allSettled([work(atEnd)]);
  areDone = true;
  const errors = outcome.status === 'rejected' ? [outcome.reason] : [];
  for (const stop of stops) {
    try {
      await stop();
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 1) throw new AggregateError(errors, errors.map(String).join('\n'));
  if (outcome.status === 'rejected' || errors.length > 0) throw errors[0];
  return outcome.value;
}
