import type { Timers } from '#main/printing/timers.ts';
import { ask } from '#main/sync/agent-client.ts';

export type Telling<T> = {
  readonly timers: Timers;
  readonly stop: AbortSignal;
  /** As it is now. */
  readonly facts: () => T;
  readonly tell: (facts: T, signal: AbortSignal) => Promise<{ readonly accepted: boolean }>;
};

const DEADLINE_MS = 5_000;

/**
 * Tells the Agent something that is no event, each time it is other than what was told last. What does not get through is told
 * again with the next occasion.
 */
export function tellWhenOther<T>({ timers, stop, facts, tell }: Telling<T>): () => Promise<void> {
  let told: string | null = null;
  let isTelling = false;

  /** Whether the Agent knows now what was so when it was told. */
  const tellOnce = async (now: T, text: string): Promise<boolean> => {
    // Where the answer gets lost, nobody knows what the Agent heard: not what it was told before, perhaps.
    told = null;
    const answer = await ask({ timers, delayMs: DEADLINE_MS, stop }, (signal) => tell(now, signal));
    const isKnown = answer.kind === 'answered' && answer.value.accepted;
    if (isKnown) told = text;
    return isKnown;
  };

  return async () => {
    if (isTelling) return;
    isTelling = true;
    try {
      // What changes while it is told is told right after: the next occasion may be long in coming.
      for (;;) {
        const now = facts();
        const text = JSON.stringify(now);
        if (text === told || stop.aborted || !(await tellOnce(now, text))) break;
      }
    } finally {
      isTelling = false;
    }
  };
}
