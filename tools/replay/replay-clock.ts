import { performance } from 'node:perf_hooks';
import type { Clock } from '#main/time/clock.ts';

export type ReplayClock = Clock & {
  /** Puts the wall time at a moment of the file ("2016-10-30T09:58:11"), moved by minutes; it never goes back. */
  readonly moveTo: (at: string, minutes?: number) => void;
};

/** Wall time is that of the file, so that days and hours come out right; waits are measured on the real, monotonic one. */
export function createReplayClock(at: string, minutesBefore: number): ReplayClock {
  let wallMs = Date.parse(`${at}Z`) - minutesBefore * 60_000;
  return {
    now: () => ({
      wall: new Date(wallMs).toISOString().replace('Z', '+00:00'),
      monotonicMs: Math.trunc(performance.now()),
    }),
    moveTo: (moment, minutes = 0) => {
      wallMs = Math.max(wallMs, Date.parse(`${moment}Z`) + minutes * 60_000);
    },
  };
}
