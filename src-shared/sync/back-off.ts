export type BackOff = { readonly firstMs: number; readonly maxMs: number };

/**
 * How long to wait after so many failures in a row: doubling from `firstMs` to `maxMs`, and of that a random half, so that
 * a store's tills do not all come back in the same moment. `chance` is in [0, 1).
 */
export function backOffMs({ firstMs, maxMs }: BackOff, failures: number, chance: number): number {
  const fullMs = Math.min(maxMs, firstMs * 2 ** Math.min(failures - 1, 30));
  return Math.round(fullMs / 2 + (fullMs / 2) * chance);
}
