import type { Database } from 'better-sqlite3';
import { forgetTicks, keepChequesOfDrawer, leaveChequesOfDrawer } from '#main/counting/cheques.ts';
import { forgetEntries, keepCountDraft, readCountDraft } from '#main/counting/count-draft.ts';
import type { Journal } from '#main/ledger/journal.ts';
import { openSessionsOf } from '#main/shift/shift-records.ts';
import { isElsewhere } from '#main/store/pulled-facts.ts';
import type { StoreShift } from '#shared/contract/agent-shift.ts';
import { isUntouched } from '#shared/counting/count-draft.ts';
import { detachedDrawer } from '#shared/ledger/posting.ts';

/**
 * A drawer that was handed over half counted at another till is gone on with here, each cell as it was typed there. Taken
 * over once for each hand-over, so that what is cleared here stays cleared; what somebody typed here before has the last
 * word. Once the drawer waits no more, what was typed for it has nothing to wait for either.
 */
export function adoptCountDraft(
  connection: Database,
  journal: Pick<Journal, 'till' | 'head'>,
  { id, status, countDraft }: StoreShift,
): void {
  const drawer = detachedDrawer(id);
  const adopted = connection.prepare('SELECT till, epoch, seq FROM adopted_count WHERE shift_id = ?').get(id) as
    | { till: string; epoch: number; seq: number }
    | undefined;
  if (status !== 'detached') {
    if (adopted === undefined) return;
    forgetEntries(connection, drawer);
    if (openSessionsOf(connection, id).length === 0) {
      forgetTicks(connection, id);
      leaveChequesOfDrawer(connection, id);
    }
    connection.prepare('DELETE FROM adopted_count WHERE shift_id = ?').run(id);
    return;
  }
  if (countDraft === null || !isElsewhere(journal, countDraft)) return;
  const { till, epoch, seq, ...draft } = countDraft;
  keepChequesOfDrawer(connection, id, draft.cheques ?? []);
  if (adopted?.till === till && adopted.epoch === epoch && adopted.seq === seq) return;
  connection.prepare('INSERT OR REPLACE INTO adopted_count VALUES (?, ?, ?, ?)').run(id, till, epoch, seq);
  const here = readCountDraft(connection, { id, drawer });
  if (adopted !== undefined || here === null || isUntouched(here)) keepCountDraft(connection, { id, drawer }, draft);
}
