import type { AgentDatabase } from '#agent/database/tables.ts';
import { lockFeed, tellOf } from '#agent/feed/store-feed.ts';
import { projectShifts } from '#agent/shift/project-shifts.ts';
import { projectNotes } from '#agent/till/project-notes.ts';
import { eventOf } from '#shared/journal/event-row.ts';

/** Raised when the projections of shifts are worked out differently; a database with another version is rebuilt. */
const VERSION = 6;
const NAME = 'shift';
const PAGE = 500;

export const SHIFT_PROJECTIONS = [
  'shift',
  'shift_end',
  'session',
  'session_closing',
  'shift_total',
  'shift_tally',
  'shift_reach',
  'shift_place',
  'shift_cheque',
  'transfer_sent',
  'transfer_receipt',
  'parked_move',
  'till_note',
] as const;

/** Works the projections out from the journals where the database holds none, or those of another version. */
export async function rebuildOldShifts(database: AgentDatabase, now: string): Promise<void> {
  const row = await database.selectFrom('projection').select('version').where('name', '=', NAME).executeTakeFirst();
  if (row?.version === VERSION) return;
  const stores = await database.selectFrom('till').select('store').distinct().execute();
  for (const { store } of stores) await rebuildShifts(database, { store, now });
  await database
    .insertInto('projection')
    .values({ name: NAME, version: VERSION })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ version: VERSION }))
    .execute();
}

/** Empties the projections of one store and works them out again from its journals, in one transaction. */
export async function rebuildShifts(
  database: AgentDatabase,
  { store, now }: { readonly store: string; readonly now: string },
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const position = await lockFeed(transaction, { store, now });
    for (const table of SHIFT_PROJECTIONS) await transaction.deleteFrom(table).where('store', '=', store).execute();
    const journals = await transaction
      .selectFrom('journal_event')
      .select(['till', 'epoch'])
      .distinct()
      .where('store', '=', store)
      .orderBy('till')
      .orderBy('epoch')
      .execute();
    for (const { till, epoch } of journals) {
      for (let after = 0; ; ) {
        const rows = await transaction
          .selectFrom('journal_event')
          .selectAll()
          .where('store', '=', store)
          .where('till', '=', till)
          .where('epoch', '=', epoch)
          .where('seq', '>', after)
          .orderBy('seq')
          .limit(PAGE)
          .execute();
        if (rows.length === 0) break;
        after = rows.at(-1)?.seq ?? after;
        for (const row of rows) {
          const changed = await projectShifts(transaction, { store, receivedAt: row.received_at }, [eventOf(row)]);
          await tellOf(transaction, { store, position }, changed);
          await projectNotes(transaction, store, [eventOf(row)]);
        }
      }
    }
  });
}
