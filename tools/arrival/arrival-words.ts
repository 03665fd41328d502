export type Pause = {
  readonly tookMs: number;
  /** How long each scan took. */
  readonly scansMs: readonly number[];
  /** How long nothing else at the till had its turn, at the worst. */
  readonly longestBlockMs: number;
};

export function arrivalWords(items: number, { longestBlockMs, scansMs, tookMs }: Pause): string {
  const sorted = scansMs.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return [
    `${items} items were imported and arrived in ${(tookMs / 1_000).toFixed(1)} s (${Math.round(items / (tookMs / 1_000))} a second).`,
    `Meanwhile ${sorted.length} scans: half within ${at(0.5).toFixed(1)} ms, 99 of 100 within ${at(0.99).toFixed(1)} ms, the longest ${at(1).toFixed(1)} ms.`,
    `The till stood still for ${longestBlockMs.toFixed(1)} ms at the longest.`,
    '',
  ].join('\n');
}
