import type { AgentDatabase, TillKey } from '#agent/database/tables.ts';
import { operatorNames } from '#agent/managers/open-shifts.ts';
import type { ShownNote } from '#shared/contract/managers-tills.ts';

type Ask = TillKey & { readonly skip: number; readonly rowsMax: number };

/** What is of note at a till, the newest first. */
export async function listNotes(
  database: AgentDatabase,
  { store, till, skip, rowsMax }: Ask,
): Promise<{ readonly notes: ShownNote[]; readonly hasMore: boolean }> {
  const rows = await database
    .selectFrom('till_note')
    .selectAll()
    .where('store', '=', store)
    .where('till', '=', till)
    .orderBy('epoch', 'desc')
    .orderBy('seq', 'desc')
    .offset(skip)
    .limit(rowsMax + 1)
    .execute();
  const names = await operatorNames(database, store);
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? id));
  const notes = rows.slice(0, rowsMax).map(({ epoch, seq, note, at, actor, authorised_by, detail }) => ({
    epoch,
    seq,
    note,
    at,
    byName: nameOf(actor),
    authorisedByName: nameOf(authorised_by),
    detail: note === 'logon_failed' || note === 'locked_out' ? (nameOf(detail) ?? detail) : detail,
  }));
  return { notes, hasMore: rows.length > rowsMax };
}
