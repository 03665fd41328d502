import { type Clock, systemClock } from '#main/time/clock.ts';

/** The real clock, and as much monotonic time more as a test lets pass. */
export function testClock(): Clock & { readonly pass: (ms: number) => void } {
  let passedMs = 0;
  return {
    now: () => {
      const { wall, monotonicMs } = systemClock.now();
      return { wall, monotonicMs: monotonicMs + passedMs };
    },
    pass: (ms) => {
      passedMs += ms;
    },
  };
}
