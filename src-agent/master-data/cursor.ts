/** Places for the changes of one millisecond of the Agent’s clock. */
const PLACES = 1_000;

/**
 * The place before the next change of a store. Never below the clock: an Agent that was restored from an old backup, or
 * is another one, goes on beyond every place that tills already stand at, so that none takes its next change for old.
 */
export function cursorFrom(held: number, at: string): number {
  return Math.max(held, Date.parse(at) * PLACES);
}
