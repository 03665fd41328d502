/** Waiting as an input: tests and the simulator bring their own. `after` answers with the function that calls it off. */
export type Timers = { readonly after: (delayMs: number, act: () => void) => () => void };

export const realTimers: Timers = {
  after: (delayMs, act) => {
    const timer = setTimeout(act, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Runs `work` with a signal that fires after `delayMs`; the work itself ends early then and says how. */
export async function withDeadline<T>(
  { timers, delayMs, stop }: { readonly timers: Timers; readonly delayMs: number; readonly stop: AbortSignal },
  work: (deadline: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new AbortController();
  const cancel = timers.after(delayMs, () => deadline.abort());
  try {
    return await work(AbortSignal.any([deadline.signal, stop]));
  } finally {
    cancel();
  }
}
