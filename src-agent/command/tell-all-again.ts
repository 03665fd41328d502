import { loadSqlite } from '#agent/database/open-sqlite.ts';
import { cursorFrom } from '#agent/master-data/cursor.ts';

/**
 * Gives all master data of a restored database new places, in their old order: tills took changes over that it has
 * forgotten, and have to hear of each record as it stands now, or they would sell at a price that the office does not know.
 */
export async function tellAllAgain(path: string, at: string): Promise<void> {
  const Sqlite = await loadSqlite();
  const copy = new Sqlite(path);
  try {
    copy
      .transaction(() => {
        for (const { store, cursor } of headsOf(copy)) moveOn(copy, { store, before: cursorFrom(cursor, at) });
      })
      .immediate();
  } finally {
    copy.close();
  }
}

type Copy = InstanceType<Awaited<ReturnType<typeof loadSqlite>>>;
type Head = { readonly store: string; readonly cursor: number };

/** None in a backup of a version that kept no master data yet. */
function headsOf(copy: Copy): readonly Head[] {
  const isThere = copy.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'master_head'`).get() !== undefined;
  return isThere ? (copy.prepare('SELECT store, cursor FROM master_head').all() as Head[]) : [];
}

function moveOn(copy: Copy, { store, before }: { readonly store: string; readonly before: number }): void {
  const moved = copy
    .prepare(
      `UPDATE master_record SET cursor = @before + place
       FROM (SELECT kind AS k, id AS i, row_number() OVER (ORDER BY cursor) AS place FROM master_record WHERE store = @store)
       WHERE store = @store AND kind = k AND id = i`,
    )
    .run({ store, before });
  copy.prepare('UPDATE master_head SET cursor = ? WHERE store = ?').run(before + moved.changes, store);
}
