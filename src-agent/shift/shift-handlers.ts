import type { TillKey } from '#agent/database/tables.ts';
import { keyOfTill } from '#agent/enrolment/enrol-till.ts';
import { readFeed, readTills } from '#agent/feed/read-feed.ts';
import { markSeen } from '#agent/feed/seen.ts';
import type { AgentImplementer } from '#agent/http/implementer.ts';
import { accept, refuse } from '#agent/http/reply.ts';
import type { AgentMeans } from '#agent/http/router.ts';
import { unknownTill } from '#agent/journal/push-words.ts';
import { askStart, leaveStart, standingOf } from '#agent/shift/ask-start.ts';
import { callRoll } from '#agent/shift/call-roll.ts';
import { releaseLease, takeLease } from '#agent/shift/ending-lease.ts';
import { sessionDocuments } from '#agent/shift/session-documents.ts';

/** Who answers the calls about shifts, sessions and the feed. */
export function shiftHandlers(means: AgentMeans, contract: AgentImplementer) {
  const { database, live, log, now } = means;
  const isKnown = async (till: TillKey): Promise<boolean> => (await keyOfTill(database, till)) !== null;
  return {
    shifts: {
      standing: contract.shifts.standing.handler(async ({ input }) => {
        const standing = await standingOf(means, input);
        return standing.ok ? accept(standing.value) : refuse(standing.refusal);
      }),
      leaveStart: contract.shifts.leaveStart.handler(async ({ input }) => {
        const left = await leaveStart(means, input);
        return left.ok ? accept(left.value) : refuse(left.refusal);
      }),
      askStart: contract.shifts.askStart.handler(async ({ input }) => {
        const asked = await askStart(means, input);
        const { store, till, owner } = input;
        log(
          { store, till, owner, outcome: asked.ok ? asked.value.answer : asked.refusal.code },
          'a start was asked for',
        );
        return asked.ok ? accept(asked.value) : refuse(asked.refusal);
      }),
      takeLease: contract.shifts.takeLease.handler(async ({ input }) => {
        const { store, till, shiftId } = input;
        const before = await readTills(database, { store, now: now() });
        const taken = await takeLease(means, input);
        log({ store, till, shiftId, outcome: taken.ok ? 'leased' : taken.refusal.code }, 'an end was asked for');
        live.bump(store);
        if (!taken.ok) return refuse(taken.refusal);
        const { shift } = taken.value;
        const roll = input.callRoll
          ? await callRoll(means, { store, till, shift, before })
          : { shift, missing: [], tills: before };
        return accept({ ...taken.value, shift: roll.shift, tills: [...roll.tills], missing: [...roll.missing] });
      }),
      releaseLease: contract.shifts.releaseLease.handler(async ({ input }) => {
        const released = await releaseLease(means, input);
        live.bump(input.store);
        return released.ok ? accept(released.value) : refuse(released.refusal);
      }),
      sessionDocuments: contract.shifts.sessionDocuments.handler(async ({ input }) =>
        (await isKnown(input)) ? accept(await sessionDocuments(database, input)) : refuse(unknownTill(input)),
      ),
    },
    feed: {
      read: contract.feed.read.handler(async ({ input, context: { address } }) => {
        if (!(await isKnown(input))) return refuse(unknownTill(input));
        await markSeen(database, input, { now: now(), address });
        return accept(await readFeed(database, input, now()));
      }),
      watch: contract.feed.watch.handler(async function* ({ input, signal }) {
        if (!(await isKnown(input))) return;
        yield* live.watch(input.store, signal);
      }),
    },
  };
}
