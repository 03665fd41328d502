import type { Desk } from '#main/desk/desk.ts';
import { delayAfter } from '#shared/access/pin-delay.ts';

/** Monotonic time until which an operator has to wait, by operator; lives as long as this run. */
export type Waits = { readonly waits: Map<string, number> };

/** Wrong PINs in a row, over restarts too. */
export function failuresOf(desk: Desk, operatorId: string): number {
  const row = desk.connection
    .prepare('SELECT failures FROM logon_failure WHERE operator_id = ?')
    .pluck()
    .get(operatorId);
  return typeof row === 'number' ? row : 0;
}

/** Makes whoever failed wait, and says how long. */
export function turnAwayUntil(desk: Desk & Waits, operatorId: string, failures: number): number {
  const delayMs = delayAfter(failures);
  if (delayMs > 0) desk.waits.set(operatorId, desk.clock.now().monotonicMs + delayMs);
  return delayMs;
}

/** Measured on the monotonic clock, so that turning the wall clock on shortens nothing; a restart waits the whole time. */
export function waitOf(desk: Desk & Waits, operatorId: string): number {
  const owed = delayAfter(failuresOf(desk, operatorId));
  // Whoever was given another PIN has no wrong one behind them.
  if (owed === 0) return 0;
  const { monotonicMs } = desk.clock.now();
  const until = desk.waits.get(operatorId);
  if (until !== undefined) return until - monotonicMs;
  desk.waits.set(operatorId, monotonicMs + owed);
  return owed;
}
