/** Wrong PINs allowed before each further try has to wait. */
export const FREE_ATTEMPTS = 5;
const FIRST_DELAY_MS = 5_000;
const LONGEST_DELAY_MS = 300_000;

/** How long the next try has to wait after so many wrong PINs in a row: nothing, then 5 s, doubling up to 5 minutes. */
export function delayAfter(failures: number): number {
  if (failures < FREE_ATTEMPTS) return 0;
  return Math.min(FIRST_DELAY_MS * 2 ** (failures - FREE_ATTEMPTS), LONGEST_DELAY_MS);
}

export function attemptsRemaining(failures: number): number {
  return Math.max(0, FREE_ATTEMPTS - failures);
}
