import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { AgentTransaction } from '#agent/database/tables.ts';
import { keyOfTill } from '#agent/enrolment/enrol-till.ts';
import { lockFeed, tellOf } from '#agent/feed/store-feed.ts';
import { unknownTill } from '#agent/journal/push-words.ts';
import type { ShiftMeans } from '#agent/shift/ask-start.ts';
import { LEASE_MS, later } from '#agent/shift/later.ts';
import { readShift } from '#agent/shift/store-shifts.ts';
import type { Lease, LeaseRefusal, releaseLeaseSchema, takeLeaseSchema } from '#shared/contract/agent-shift.ts';
import { type JournalEvent, readableEvent } from '#shared/journal/event.ts';
import { no, ok, type Result } from '#shared/result.ts';

type AskedLease = Omit<z.infer<typeof takeLeaseSchema>, 'callRoll'>;
type GivenLease = Omit<Lease, 'tills' | 'missing'>;

/** The lease to end a shift, for a till. Checked in this order: till known, and as `giveLease` does. */
export async function takeLease(means: ShiftMeans, ask: AskedLease): Promise<Result<GivenLease, LeaseRefusal>> {
  if ((await keyOfTill(means.database, ask)) === null) return no(unknownTill(ask));
  return await giveLease(means, ask);
}

/**
 * Gives the lease to end a shift, or renews it for whoever holds it. Checked in this order: shift known, ended already,
 * held by somebody else.
 */
export async function giveLease(
  { database, now }: ShiftMeans,
  { store, till, shiftId, operatorId, operatorName }: AskedLease,
): Promise<Result<GivenLease, Exclude<LeaseRefusal, { readonly code: 'unknown_till' }>>> {
  return await database.transaction().execute(async (transaction) => {
    const at = now();
    const position = await lockFeed(transaction, { store, now: at });
    const shift = await readShift(transaction, { store, now: at }, shiftId);
    if (shift === null) return no({ code: 'shift_unknown', words: 'No till has told of this shift yet.' });
    if (shift.status !== 'open' && shift.status !== 'detached')
      return no({ code: 'shift_ended', words: 'The shift is ended already.', shift });
    const { lease } = shift;
    if (lease !== null && (lease.till !== till || lease.operatorId !== operatorId)) {
      const words = `${lease.operatorName} is ending this shift at ${lease.till}.`;
      return no({ code: 'leased', words, till: lease.till, operatorName: lease.operatorName, forMs: lease.forMs });
    }
    const held = lease === null ? undefined : await heldLease(transaction, { store, shiftId });
    const leaseId = held ?? randomUUID();
    const row = {
      store,
      shift_id: shiftId,
      lease_id: leaseId,
      till,
      operator_id: operatorId,
      operator_name: operatorName,
      expires_at: later(at, LEASE_MS),
    };
    await transaction
      .insertInto('ending_lease')
      .values(row)
      .onConflict((conflict) => conflict.columns(['store', 'shift_id']).doUpdateSet(row))
      .execute();
    if (held === undefined) {
      await transaction.insertInto('given_lease').values({ store, lease_id: leaseId, shift_id: shiftId }).execute();
    }
    // News for every till of the store: each that is there comes to read it, and so is known to be there.
    await tellOf(transaction, { store, position }, [shiftId]);
    return ok({ leaseId, forMs: LEASE_MS, shift });
  });
}

/** Leases that were given and forgotten with a backup that was put back: ends told of before then were made under them. */
export async function rememberLeases(
  transaction: AgentTransaction,
  store: string,
  events: readonly JournalEvent[],
): Promise<void> {
  for (const event of events) {
    const known = readableEvent(event);
    if (known?.kind !== 'shift.ended' || known.body.leaseId === null) continue;
    await transaction
      .insertInto('given_lease')
      .values({ store, lease_id: known.body.leaseId, shift_id: known.body.shiftId })
      .onConflict((conflict) => conflict.columns(['store', 'lease_id']).doNothing())
      .execute();
  }
}

async function heldLease(
  transaction: Parameters<typeof readShift>[0],
  { store, shiftId }: { readonly store: string; readonly shiftId: string },
): Promise<string | undefined> {
  const row = await transaction
    .selectFrom('ending_lease')
    .select('lease_id')
    .where('store', '=', store)
    .where('shift_id', '=', shiftId)
    .executeTakeFirst();
  return row?.lease_id;
}

/** Gives a lease back before it runs out; one that ran out already, or was never given, is no trouble. */
export async function releaseLease(
  { database, now }: ShiftMeans,
  { store, till, shiftId }: z.infer<typeof releaseLeaseSchema>,
): Promise<Result<Record<string, never>, ReturnType<typeof unknownTill>>> {
  if ((await keyOfTill(database, { store, till })) === null) return no(unknownTill({ store, till }));
  await giveBackLease({ database, now }, { store, till, shiftId });
  return ok({});
}

export async function giveBackLease(
  { database, now }: ShiftMeans,
  { store, till, shiftId, operatorId }: z.infer<typeof releaseLeaseSchema> & { readonly operatorId?: string },
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const position = await lockFeed(transaction, { store, now: now() });
    let held = transaction
      .deleteFrom('ending_lease')
      .where('store', '=', store)
      .where('till', '=', till)
      .where('shift_id', '=', shiftId);
    // At the page several managers share one place.
    if (operatorId !== undefined) held = held.where('operator_id', '=', operatorId);
    const released = await held.returning('shift_id').execute();
    await tellOf(
      transaction,
      { store, position },
      released.map(({ shift_id }) => shift_id),
    );
  });
}
