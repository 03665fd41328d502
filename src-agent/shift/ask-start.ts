import type { z } from 'zod';
import type { AgentDatabase } from '#agent/database/tables.ts';
import { keyOfTill } from '#agent/enrolment/enrol-till.ts';
import { lockFeed } from '#agent/feed/store-feed.ts';
import { newestEpoch } from '#agent/journal/held-journal.ts';
import { unknownTill } from '#agent/journal/push-words.ts';
import { waitingDrawer } from '#agent/shift/detached.ts';
import { holds, later } from '#agent/shift/later.ts';
import { isNotEnded } from '#agent/shift/not-ended.ts';
import { leftInDetached, ownerBalances } from '#agent/shift/owner-balances.ts';
import { readShift } from '#agent/shift/store-shifts.ts';
import type { askStartSchema, Standing, StartAnswer, startRefusalSchema } from '#shared/contract/agent-shift.ts';
import { no, ok, type Result } from '#shared/result.ts';
import type { OtherBalance } from '#shared/shift/coverage.ts';

/** A grant that nobody used for so long is free again: the till that asked was switched off, or the operator went home. */
const GRANT_MS = 5 * 60_000;

export type ShiftMeans = { readonly database: AgentDatabase; readonly now: () => string };

type AskedStart = z.infer<typeof askStartSchema>;
type UnknownTill = ReturnType<typeof unknownTill>;

/** What an owner has open, and what the other tills hold of the owner's cash; nothing is granted. */
export async function standingOf(
  { database, now }: ShiftMeans,
  { store, till, owner }: AskedStart,
): Promise<Result<Standing, UnknownTill>> {
  if ((await keyOfTill(database, { store, till })) === null) return no(unknownTill({ store, till }));
  return await database.transaction().execute(async (transaction) => {
    const open = await openShiftOf(transaction, { store, owner, now: now() });
    if (open !== null) return ok({ answer: 'open', shift: open });
    return ok({ answer: 'none', ...(await moneyElsewhere(transaction, { store, till, owner })) });
  });
}

/** Gives a grant back that came to no shift; one that ran out, or that another till holds, is no trouble. */
export async function leaveStart(
  { database }: ShiftMeans,
  { store, till, owner }: AskedStart,
): Promise<Result<Record<string, never>, UnknownTill>> {
  if ((await keyOfTill(database, { store, till })) === null) return no(unknownTill({ store, till }));
  await database
    .deleteFrom('start_grant')
    .where('store', '=', store)
    .where('till', '=', till)
    .where('owner', '=', owner)
    .execute();
  return ok({});
}

/**
 * Whether an owner may start a shift at this till: at most one is open, or about to be. Checked in this order: till known,
 * a shift open already, granted to another till.
 */
export async function askStart(
  { database, now }: ShiftMeans,
  { store, till, owner }: AskedStart,
): Promise<Result<StartAnswer, z.infer<typeof startRefusalSchema>>> {
  if ((await keyOfTill(database, { store, till })) === null) return no(unknownTill({ store, till }));
  return await database.transaction().execute(async (transaction) => {
    const at = now();
    await lockFeed(transaction, { store, now: at });
    const open = await openShiftOf(transaction, { store, owner, now: at });
    if (open !== null) return ok({ answer: 'open', shift: open });
    const grant = await transaction
      .selectFrom('start_grant')
      .selectAll()
      .where('store', '=', store)
      .where('owner', '=', owner)
      .executeTakeFirst();
    if (grant !== undefined && grant.till !== till && holds(grant.expires_at, { at, forMs: GRANT_MS })) {
      const forMs = Date.parse(grant.expires_at) - Date.parse(at);
      const words = `A shift of this owner is being started at ${grant.till}.`;
      return no({ code: 'granted_elsewhere', words, till: grant.till, forMs });
    }
    await transaction
      .insertInto('start_grant')
      .values({ store, owner, till, expires_at: later(at, GRANT_MS) })
      .onConflict((conflict) =>
        conflict.columns(['store', 'owner']).doUpdateSet((row) => ({
          till: row.ref('excluded.till'),
          expires_at: row.ref('excluded.expires_at'),
        })),
      )
      .execute();
    return ok({ answer: 'granted', ...(await moneyElsewhere(transaction, { store, till, owner })) });
  });
}

async function moneyElsewhere(
  transaction: Parameters<typeof ownerBalances>[0],
  { store, till, owner }: AskedStart,
): Promise<{ readonly balances: OtherBalance[]; readonly leftInDetached: OtherBalance[] }> {
  const balances = await ownerBalances(transaction, { store, owner });
  const newest = await newestEpoch(transaction, { store, till });
  const left = await leftInDetached(transaction, { store, owner });
  const isElsewhere = (balance: OtherBalance) => balance.till !== till || balance.epoch < newest;
  return { balances: balances.filter(isElsewhere), leftInDetached: left.filter(isElsewhere) };
}

/** The owner's oldest open shift that is not only waiting to be counted: the one that younger ones, started without knowing of it, are joined to. */
async function openShiftOf(
  transaction: Parameters<typeof readShift>[0],
  { store, owner, now }: { readonly store: string; readonly owner: string; readonly now: string },
) {
  const rows = await transaction
    .selectFrom('shift')
    .select('shift_id')
    .where('store', '=', store)
    .where('owner', '=', owner)
    .where('attached_to', 'is', null)
    .where(isNotEnded())
    .orderBy('started_at')
    .orderBy('shift_id')
    .execute();
  for (const { shift_id: shiftId } of rows) {
    if ((await waitingDrawer(transaction, { store, shiftId })) === null)
      return await readShift(transaction, { store, now }, shiftId);
  }
  return null;
}
