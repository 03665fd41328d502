/** A key press as a keyboard wedge or a hand makes it. `at` is the event's own time: a busy page bunches its handlers. */
export type Stroke = {
  readonly key: string;
  readonly at: number;
  readonly isRepeat: boolean;
  readonly hasModifier: boolean;
};

/** Characters that came in one go so far. `isTorn`: others came shortly before, so these may be only the end of a code. */
export type ScanRun = {
  readonly text: string;
  readonly gapsMs: readonly number[];
  readonly lastAt: number;
  readonly isTorn: boolean;
};

export const NO_RUN: ScanRun = { text: '', gapsMs: [], lastAt: Number.NEGATIVE_INFINITY, isTorn: false };

export type Scanned = Pick<ScanRun, 'text' | 'isTorn'>;

/** Scanners were measured at 7 to 60 ms between keys, hands at 100 to 200 ms (device reference, section 6). */
const MEDIAN_GAP_MAX_MS = 30;
const BREAK_MS = 100;
/** A busy computer may stall in the middle of a code; what began as fast as a scanner is waited for this long. */
export const STALL_MS = 500;
export const LENGTH_MIN = 6;
const BEGUN_MIN = 3;

/** Pressed by a scanner within a code, and no character of it. */
export const SILENT_KEYS = ['Shift', 'CapsLock', 'AltGraph'];

/** Takes one more key. `scanned` is the code once the key that ends it has come. */
export function followRun(run: ScanRun, stroke: Stroke): { readonly run: ScanRun; readonly scanned: Scanned | null } {
  if (SILENT_KEYS.includes(stroke.key)) return { run, scanned: null };
  // A key held down comes as fast as a scanner; its repeats are no code.
  if (stroke.hasModifier || stroke.isRepeat) return { run: NO_RUN, scanned: null };
  const gapMs = stroke.at - run.lastAt;
  if (stroke.key === 'Enter') return { run: NO_RUN, scanned: isScan(run, gapMs) ? run : null };
  if (stroke.key.length !== 1) return { run: NO_RUN, scanned: null };
  const begun = { text: stroke.key, gapsMs: [], lastAt: stroke.at, isTorn: gapMs <= STALL_MS };
  const grown = { ...run, text: run.text + stroke.key, gapsMs: [...run.gapsMs, gapMs], lastAt: stroke.at };
  return { run: gapMs > longestGapMs(run) ? begun : grown, scanned: null };
}

/** True while more characters of a code may be on their way. */
export function isUnderWay(run: ScanRun, at: number): boolean {
  return run.text.length >= 2 && at - run.lastAt <= longestGapMs(run);
}

function isScan(run: ScanRun, lastGapMs: number): boolean {
  return run.text.length >= LENGTH_MIN && isFast(run) && lastGapMs <= STALL_MS;
}

function longestGapMs(run: ScanRun): number {
  return run.text.length >= BEGUN_MIN && isFast(run) ? STALL_MS : BREAK_MS;
}

export function isFast({ gapsMs }: Pick<ScanRun, 'gapsMs'>): boolean {
  return (medianMs(gapsMs) ?? Number.POSITIVE_INFINITY) <= MEDIAN_GAP_MAX_MS;
}

export function medianMs(gapsMs: readonly number[]): number | null {
  const sorted = [...gapsMs].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
