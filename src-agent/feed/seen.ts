import type { AgentDatabase, TillKey } from '#agent/database/tables.ts';
import type { TillPrinter } from '#shared/contract/agent-shift.ts';

/** Keeps that a till said something, from where, and how far its journal reaches, how its printer is and what its clock says if it told so. */
export async function markSeen(
  database: AgentDatabase,
  {
    store,
    till,
    seq,
    printer,
    clock,
  }: TillKey & {
    readonly seq?: number | undefined;
    readonly printer?: TillPrinter | undefined;
    readonly clock?: string | undefined;
  },
  { now, address }: { readonly now: string; readonly address: string },
): Promise<void> {
  await database
    .updateTable('till')
    .set({
      last_seen_at: now,
      seen_from: address,
      ...(seq === undefined ? {} : { told_seq: seq }),
      ...(printer === undefined ? {} : { told_printer: printer }),
      ...(clock === undefined ? {} : { told_clock_ms: Date.parse(clock) - Date.parse(now) }),
    })
    .where('store', '=', store)
    .where('till', '=', till)
    .execute();
}
