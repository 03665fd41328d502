import type { AgentDatabase, TillKey } from '#agent/database/tables.ts';
import type { TillPrinter } from '#shared/contract/agent-shift.ts';

/** Keeps that a till said something, each time, and how far its journal reaches and how its printer is if it told so. */
export async function markSeen(
  database: AgentDatabase,
  {
    store,
    till,
    seq,
    printer,
  }: TillKey & { readonly seq?: number | undefined; readonly printer?: TillPrinter | undefined },
  now: string,
): Promise<void> {
  await database
    .updateTable('till')
    .set({
      last_seen_at: now,
      ...(seq === undefined ? {} : { told_seq: seq }),
      ...(printer === undefined ? {} : { told_printer: printer }),
    })
    .where('store', '=', store)
    .where('till', '=', till)
    .execute();
}
