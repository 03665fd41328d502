/** As many as stand in one row beside "exact". */
const KEYS_MAX = 4;

/**
 * What people hand over for an amount: the next amounts that each note alone makes up, smallest first. For 25.21 in
 * euro 30, 40, 50 and 100.
 */
export function noteKeys(
  remainingMinor: number,
  denominations: readonly { valueMinor: number; kind: string }[],
): number[] {
  if (remainingMinor <= 0) return [];
  const rounded = denominations
    .filter(({ kind }) => kind === 'note')
    .map(({ valueMinor }) => Math.ceil(remainingMinor / valueMinor) * valueMinor)
    .filter((amount) => amount > remainingMinor);
  return [...new Set(rounded)].sort((one, other) => one - other).slice(0, KEYS_MAX);
}
