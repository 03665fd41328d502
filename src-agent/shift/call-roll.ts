import { setTimeout as delay } from 'node:timers/promises';
import { atOneMoment } from '#agent/database/at-one-moment.ts';
import type { AgentDatabase } from '#agent/database/tables.ts';
import { readTills } from '#agent/feed/read-feed.ts';
import { readShift } from '#agent/shift/store-shifts.ts';
import type { StoreShift, StoreTill } from '#shared/contract/agent-shift.ts';

const WAIT_MAX_MS = 700;
const LOOK_EVERY_MS = 40;

export type RollCall = {
  readonly shift: StoreShift;
  readonly tills: readonly StoreTill[];
  /** Tills of the shift that have still to send something, or have an open session in it and did not answer. */
  readonly missing: readonly string[];
};

/**
 * Waits, not for long, until the other tills of a shift have sent what they had, and those with an open session in it were
 * heard since the roll was called. What calls them is the news of the lease, which every till of the store comes to read. `before`: the
 * tills as they were before that; being heard at another moment than then is an answer, by whichever clock.
 */
export async function callRoll(
  { database, now }: { readonly database: AgentDatabase; readonly now: () => string },
  {
    store,
    till,
    shift,
    before,
  }: {
    readonly store: string;
    readonly till: string;
    readonly shift: StoreShift;
    readonly before: readonly StoreTill[];
  },
): Promise<RollCall> {
  const taking = [...shift.sessions, ...shift.parts].map((one) => one.till).filter((code) => code !== till);
  const open = shift.sessions.filter(({ status }) => status === 'open').map((session) => session.till);
  const calledMs = performance.now();
  for (;;) {
    const tills = await readTills(database, { store, now: now() });
    const sinceMs = performance.now() - calledMs;
    const missing = [...new Set(taking)].filter((code) => {
      const told = tills.find((one) => one.till === code);
      return told === undefined || (told.unsent ?? 0) > 0 || (open.includes(code) && !hasAnswered(told, before));
    });
    if (missing.length === 0 || sinceMs > WAIT_MAX_MS) {
      const fresh = await atOneMoment(database).execute((transaction) =>
        readShift(transaction, { store, now: now() }, shift.id),
      );
      return { shift: fresh ?? shift, tills, missing };
    }
    await delay(LOOK_EVERY_MS);
  }
}

function hasAnswered({ till, lastContactAt }: StoreTill, before: readonly StoreTill[]): boolean {
  const lastBefore = before.find((one) => one.till === till)?.lastContactAt ?? null;
  return lastContactAt !== lastBefore;
}
