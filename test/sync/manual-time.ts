import type { Timers } from '#main/printing/timers.ts';
import type { Clock } from '#main/time/clock.ts';

export type ManualTime = {
  readonly clock: Clock;
  readonly timers: Timers;
  /** Lets time pass; what falls due meanwhile happens, in order. */
  readonly advance: (ms: number) => void;
  /** Waits that are running, as milliseconds from now, shortest first. */
  readonly waits: () => readonly number[];
  /** Every wait ever asked for, in order. */
  readonly asked: readonly number[];
};

/** Time that passes only when a test says so. */
export function manualTime(): ManualTime {
  let nowMs = 0;
  const asked: number[] = [];
  const due = new Set<{ readonly atMs: number; readonly act: () => void }>();
  const next = () => [...due].sort((a, b) => a.atMs - b.atMs)[0];
  return {
    clock: { now: () => ({ wall: new Date(Date.UTC(2026, 10, 20) + nowMs).toISOString(), monotonicMs: nowMs }) },
    timers: {
      after: (delayMs, act) => {
        asked.push(delayMs);
        const wait = { atMs: nowMs + delayMs, act };
        due.add(wait);
        return () => {
          due.delete(wait);
        };
      },
    },
    advance: (ms) => {
      const endMs = nowMs + ms;
      for (let wait = next(); wait !== undefined && wait.atMs <= endMs; wait = next()) {
        due.delete(wait);
        nowMs = wait.atMs;
        wait.act();
      }
      nowMs = endMs;
    },
    asked,
    waits: () => [...due].map(({ atMs }) => atMs - nowMs).sort((a, b) => a - b),
  };
}
