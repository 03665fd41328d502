import type { Timers } from '#main/printing/timers.ts';

/** Time that passes only when nothing else can happen, and then at once. */
export type VirtualTime = Timers & {
  /** Lets everything that can happen now happen, then moves to the next thing that is due. False: nothing is. */
  readonly pass: () => Promise<boolean>;
  readonly now: () => number;
};

export function virtualTime(): VirtualTime {
  let now = 0;
  let order = 0;
  const due: { readonly at: number; readonly order: number; readonly act: () => void }[] = [];
  return {
    after: (delayMs, act) => {
      const wait = { at: now + delayMs, order: order++, act };
      due.push(wait);
      return () => {
        const index = due.indexOf(wait);
        if (index >= 0) due.splice(index, 1);
      };
    },
    now: () => now,
    pass: async () => {
      // Everything in this process waits on promises only, so one turn of the loop settles all of it.
      await new Promise((resolve) => setImmediate(resolve));
      let next = due[0];
      if (next === undefined) return false;
      for (const wait of due) if (wait.at < next.at || (wait.at === next.at && wait.order < next.order)) next = wait;
      due.splice(due.indexOf(next), 1);
      now = Math.max(now, next.at);
      next.act();
      return true;
    },
  };
}
