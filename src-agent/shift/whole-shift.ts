import type { AgentTransaction } from '#agent/database/tables.ts';
import { readShift, readShifts } from '#agent/shift/store-shifts.ts';
import type { StoreShift } from '#shared/contract/agent-shift.ts';

type At = { readonly store: string; readonly now: string };

/** A shift with the parts of those that were started without knowing of it and go on in it. Null: no such shift. */
export async function readWholeShift(
  transaction: AgentTransaction,
  at: At,
  shiftId: string,
): Promise<StoreShift | null> {
  const shift = await readShift(transaction, at, shiftId);
  if (shift === null) return null;
  const rows = await transaction
    .selectFrom('shift')
    .select('shift_id')
    .where('store', '=', at.store)
    .where('attached_to', '=', shiftId)
    .execute();
  const attached = await readShifts(
    transaction,
    at,
    rows.map(({ shift_id }) => shift_id),
  );
  return {
    ...shift,
    sessions: [shift, ...attached].flatMap(({ sessions }) => sessions),
    parts: [shift, ...attached].flatMap(({ parts }) => parts),
  };
}
