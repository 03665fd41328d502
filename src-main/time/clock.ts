import { performance } from 'node:perf_hooks';

/** Wall time is shown and recorded, never used for order; monotonic time measures waits. */
export type Clock = {
  now(): { readonly wall: string; readonly monotonicMs: number };
};

/** RFC 3339 in this machine's zone with its offset: "2026-11-20T14:08:31.250+01:00". */
export function wallTime(date: Date): string {
  const offset = -date.getTimezoneOffset();
  const shifted = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, -1);
  const two = (value: number): string => String(Math.trunc(value)).padStart(2, '0');
  return `${shifted}${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
}

export const systemClock: Clock = {
  now: () => ({ wall: wallTime(new Date()), monotonicMs: Math.trunc(performance.now()) }),
};

/** The calendar day of a wall time, as its own zone sees it. */
export function dateOf(wall: string): string {
  return wall.slice(0, 10);
}
