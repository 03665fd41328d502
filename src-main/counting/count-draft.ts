import type { Database } from 'better-sqlite3';
import { chequesOf, forgetTicks, keepTick } from '#main/counting/cheques.ts';
import { keepCountedAmount } from '#main/counting/count-entries.ts';
import { keepReason } from '#main/shift/difference-reasons.ts';
import { type CountDraft, countDraftSchema, isUntouched } from '#shared/counting/count-draft.ts';
import type { Drawer } from '#shared/ledger/posting.ts';

/** Tables of what is typed for the end of a drawer and not yet confirmed by it. */
const ENTRIES_OF_COUNT = ['count_cell', 'count_value', 'count_mark', 'counted_amount'] as const;
const ENTRIES_OF_END = ['withdrawal_entry', 'difference_reason'] as const;

/** What was typed for the end goes with the drawer it was typed for: a count survives the hand-over. */
export function moveEntries(
  { connection }: { readonly connection: Database },
  { from, to }: { readonly from: Drawer; readonly to: Drawer },
): void {
  for (const table of ENTRIES_OF_COUNT)
    connection.prepare(`UPDATE ${table} SET drawer = ? WHERE drawer = ? AND occasion = 'end'`).run(to, from);
  for (const table of ENTRIES_OF_END)
    connection.prepare(`UPDATE ${table} SET drawer = ? WHERE drawer = ?`).run(to, from);
}

export function forgetEntries(connection: Database, drawer: Drawer): void {
  for (const table of ENTRIES_OF_COUNT)
    connection.prepare(`DELETE FROM ${table} WHERE drawer = ? AND occasion = 'end'`).run(drawer);
  for (const table of ENTRIES_OF_END) connection.prepare(`DELETE FROM ${table} WHERE drawer = ?`).run(drawer);
}

/** A shift and the drawer that its cash lies in. */
type DrawerOfShift = { readonly id: string; readonly drawer: Drawer };

/** Everything typed for the end of a drawer, and its cheques, as it would be gone on with at another till; null: nothing. */
export function readCountDraft(connection: Database, { id, drawer }: DrawerOfShift): CountDraft | null {
  const read = (columns: string, from: string) =>
    connection.prepare(`SELECT payment_form AS paymentForm, currency, ${columns} FROM ${from}`).all(drawer);
  const counted = read(
    'pieces, amount_minor AS totalMinor, operations, changes',
    `counted_amount WHERE drawer = ? AND occasion = 'end'`,
  ) as { pieces: string; operations: number | null; changes: number | null }[];
  // One that lies at another till and that nobody looked for here is that till's to tell of.
  const cheques = chequesOf(connection, id, 'ticked')
    .filter(({ till, isThere }) => till === null || isThere !== null)
    .map(({ wasThere: _was, till: _till, ...cheque }) => cheque);
  const draft = countDraftSchema.parse({
    cells: read(
      'value_minor AS valueMinor, pieces, typed_at AS typedAt',
      `count_cell WHERE drawer = ? AND occasion = 'end'`,
    ),
    values: read('amount_minor AS amountMinor', `count_value WHERE drawer = ? AND occasion = 'end' ORDER BY ordinal`),
    marks: read('operations, changes', `count_mark WHERE drawer = ? AND occasion = 'end'`),
    counted: counted.map(({ pieces, operations, changes, ...row }) => ({
      ...row,
      pieces: JSON.parse(pieces),
      mark: operations === null || changes === null ? null : { operations, changes },
    })),
    withdrawals: read('amount_minor AS amountMinor', 'withdrawal_entry WHERE drawer = ?'),
    reasons: read('reason', 'difference_reason WHERE drawer = ?'),
    ...(cheques.length === 0 ? {} : { cheques }),
  });
  return cheques.length === 0 && isUntouched(draft) ? null : draft;
}

/** Puts a draft in place of whatever was typed for the drawer here. */
export function keepCountDraft(connection: Database, { id, drawer }: DrawerOfShift, draft: CountDraft): void {
  forgetEntries(connection, drawer);
  forgetTicks(connection, id);
  for (const { id: chequeId, isThere } of draft.cheques ?? [])
    if (isThere !== null) keepTick(connection, { chequeId, isThere });
  for (const { paymentForm, currency, valueMinor, pieces, typedAt } of draft.cells)
    connection
      .prepare(`INSERT INTO count_cell VALUES (?, 'end', ?, ?, ?, ?, ?)`)
      .run(drawer, paymentForm, currency, valueMinor, pieces, typedAt);
  for (const [ordinal, { paymentForm, currency, amountMinor }] of draft.values.entries())
    connection
      .prepare(`INSERT INTO count_value VALUES (?, 'end', ?, ?, ?, ?)`)
      .run(drawer, paymentForm, currency, ordinal + 1, amountMinor);
  for (const { paymentForm, currency, operations, changes } of draft.marks)
    connection
      .prepare(`INSERT INTO count_mark VALUES (?, 'end', ?, ?, ?, ?)`)
      .run(drawer, paymentForm, currency, operations, changes);
  for (const amount of draft.counted) keepCountedAmount(connection, { drawer, occasion: 'end' }, amount);
  for (const { paymentForm, currency, amountMinor } of draft.withdrawals)
    connection
      .prepare('INSERT INTO withdrawal_entry VALUES (?, ?, ?, ?)')
      .run(drawer, paymentForm, currency, amountMinor);
  for (const reason of draft.reasons) keepReason(connection, drawer, reason);
}
