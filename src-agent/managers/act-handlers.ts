import type { AgentDatabase } from '#agent/database/tables.ts';
import { makeCode } from '#agent/enrolment/enrolment-code.ts';
import { revokeTill } from '#agent/enrolment/revoke-till.ts';
import type { LiveFeed } from '#agent/feed/live-feed.ts';
import { accept, refuse } from '#agent/http/reply.ts';
import type { AgentKey } from '#agent/key/agent-key.ts';
import { writeAct } from '#agent/managers/audit-trail.ts';
import { closeSession } from '#agent/managers/close-session.ts';
import { dropParked } from '#agent/managers/drop-parked.ts';
import { leavePageEnd, pageEndSheet } from '#agent/managers/end-sheet.ts';
import { endShiftOnPage } from '#agent/managers/end-shift.ts';
import { actorWith, managersImplementer } from '#agent/managers/managers-implementer.ts';
import { reverseOnPage } from '#agent/managers/reverse-difference.ts';
import { later } from '#agent/shift/later.ts';

type ActMeans = {
  readonly database: AgentDatabase;
  readonly live: LiveFeed;
  readonly key: AgentKey;
  readonly now: () => string;
};

const MINUTE_MS = 60_000;

/** Who carries out what managers do about sessions and tills. */
export function actHandlers({ database, live, key, now }: ActMeans) {
  const ending = { database, now, key, tell: (store: string) => live.bump(store) };
  const { acts } = managersImplementer;
  return {
    acts: {
      closeSession: acts.closeSession.handler(async ({ input, context }) => {
        const actor = actorWith('act', context, now());
        const closed = await closeSession(database, input, actor);
        live.bump(actor.store);
        return closed.ok ? accept(closed.value) : refuse(closed.refusal);
      }),
      endSheet: acts.endSheet.handler(async ({ input, context }) => {
        const sheet = await pageEndSheet(ending, input.shiftId, actorWith('act', context, now()));
        return sheet.ok ? accept(sheet.value) : refuse(sheet.refusal);
      }),
      endShift: acts.endShift.handler(async ({ input, context }) => {
        const ended = await endShiftOnPage(ending, input, actorWith('act', context, now()));
        return ended.ok ? accept(ended.value) : refuse(ended.refusal);
      }),
      leaveEnd: acts.leaveEnd.handler(async ({ input, context }) => {
        const { store, login } = actorWith('act', context, now());
        await leavePageEnd(ending, { store, login, shiftId: input.shiftId });
        return accept({});
      }),
      reverseDifference: acts.reverseDifference.handler(async ({ input, context }) => {
        const reversed = await reverseOnPage(ending, input, actorWith('act', context, now()));
        return reversed.ok ? accept(reversed.value) : refuse(reversed.refusal);
      }),
      dropParked: acts.dropParked.handler(async ({ input, context }) => {
        const actor = actorWith('act', context, now());
        const dropped = await dropParked(database, input, actor);
        live.bump(actor.store);
        return dropped.ok ? accept(dropped.value) : refuse(dropped.refusal);
      }),
      makeCode: acts.makeCode.handler(async ({ input, context }) => {
        const actor = actorWith('act', context, now());
        const { store, at } = actor;
        const expiresAt = later(at, input.validMinutes * MINUTE_MS);
        const { till, validMinutes } = input;
        const code = await database.transaction().execute(async (transaction) => {
          const act = { ...actor, act: 'code_made', subject: till ?? '', detail: { validMinutes } } as const;
          await writeAct(transaction, act);
          const made = { madeBy: actor.login, madeAt: at, expiresAt };
          return await makeCode(transaction, { store, till, purpose: 'enrol', ...made });
        });
        return accept({ code, expiresAt });
      }),
      revokeTill: acts.revokeTill.handler(async ({ input, context }) => {
        const actor = actorWith('act', context, now());
        const { till } = input;
        const outcome = await database.transaction().execute(async (transaction) => {
          const revoked = await revokeTill(transaction, { store: actor.store, till }, actor.at);
          if (revoked === 'revoked')
            await writeAct(transaction, { ...actor, act: 'till_revoked', subject: till, detail: {} });
          return revoked;
        });
        if (outcome === 'unknown') return refuse({ code: 'not_there' as const, facts: {} });
        live.bump(actor.store);
        return accept({});
      }),
    },
  };
}
