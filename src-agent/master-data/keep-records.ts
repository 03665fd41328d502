import type { AgentDatabase, AgentTransaction } from '#agent/database/tables.ts';
import { cursorFrom } from '#agent/master-data/cursor.ts';
import type { MasterImportReport } from '#shared/contract/agent-master-data.ts';
import { canonicalText } from '#shared/journal/chain.ts';
import type { MasterKind } from '#shared/master-data/master-kinds.ts';
import type { ReadRecords } from '#shared/master-data/read-master-file.ts';

export type KeepRecords = {
  readonly store: string;
  readonly kind: MasterKind;
  /** Rows of the file, those left out included. */
  readonly rows: number;
  readonly read: ReadRecords;
  /** Records of the kind that the file does not name are withdrawn; one whose row was refused stays as it is. */
  readonly isWhole: boolean;
  /** Ids of records that are withdrawn by name. */
  readonly gone?: readonly string[];
  readonly isDryRun: boolean;
  readonly by: string;
  readonly at: string;
  /** What is kept with them or not at all: who did it. */
  readonly alongside?: (transaction: AgentTransaction) => Promise<void>;
};

type Held = ReadonlyMap<string, string | null>;
type Change = { readonly id: string; readonly does: 'add' | 'change' | 'withdraw'; readonly body: string | null };

const ROWS_PER_STATEMENT = 500;
const EXAMPLES_MAX = 20;
const REFUSED_MAX = 100;

/**
 * Takes records over in one transaction, all of them or none; only what differs is written, so that the same file again
 * is no news to any till. A dry run says the same and writes nothing.
 */
export async function keepRecords(database: AgentDatabase, order: KeepRecords): Promise<MasterImportReport> {
  return await database.transaction().execute(async (transaction) => {
    const cursor = await lockStore(transaction, order.store);
    const held = await readHeld(transaction, order);
    const changes = changesOf(held, order);
    if (!order.isDryRun) await write(transaction, order, { changes, cursor });
    await order.alongside?.(transaction);
    return reportOf(held, changes, order);
  });
}

/** Withdraws records by name; what is not there is none. */
export async function withdraw(
  database: AgentDatabase,
  order: Pick<KeepRecords, 'store' | 'kind' | 'by' | 'at' | 'alongside'> & { readonly gone: readonly string[] },
): Promise<void> {
  const read = { records: [], refused: [] };
  await keepRecords(database, { ...order, rows: 0, read, isWhole: false, isDryRun: false });
}

/** Takes the store's row for the rest of the transaction, so that cursors become visible in their order. */
async function lockStore(transaction: AgentTransaction, store: string): Promise<number> {
  const row = await transaction
    .insertInto('master_head')
    .values({ store, cursor: 0 })
    .onConflict((conflict) =>
      conflict.column('store').doUpdateSet((row) => ({ cursor: row.ref('master_head.cursor') })),
    )
    .returning('cursor')
    .executeTakeFirstOrThrow();
  return row.cursor;
}

async function readHeld(transaction: AgentTransaction, { store, kind }: KeepRecords): Promise<Held> {
  const rows = await transaction
    .selectFrom('master_record')
    .select(['id', 'body'])
    .where('store', '=', store)
    .where('kind', '=', kind)
    .execute();
  return new Map(rows.map(({ id, body }) => [id, body]));
}

function changesOf(held: Held, { gone = [], isWhole, read }: KeepRecords): readonly Change[] {
  const written = read.records.flatMap(({ id, body }): Change[] => {
    const text = canonicalText(body);
    const before = held.get(id) ?? null;
    if (before === text) return [];
    return [{ id, does: before === null ? 'add' : 'change', body: text }];
  });
  const named = new Set([
    ...[...read.records, ...read.refused].map(({ id }) => id),
    ...read.refused.flatMap(({ mayName }) => mayName),
  ]);
  const withdrawn = [...held].filter(
    ([id, body]) => body !== null && (gone.includes(id) || (isWhole && !named.has(id))),
  );
  return [...written, ...withdrawn.map(([id]): Change => ({ id, does: 'withdraw', body: null }))];
}

async function write(
  transaction: AgentTransaction,
  { at, by, kind, store }: KeepRecords,
  { changes, cursor }: { readonly changes: readonly Change[]; readonly cursor: number },
): Promise<void> {
  if (changes.length === 0) return;
  const before = cursorFrom(cursor, at);
  const rows = changes.map(({ id, body }, index) => ({
    store,
    kind,
    id,
    body,
    cursor: before + index + 1,
    changed_at: at,
    changed_by: by,
  }));
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    await transaction
      .insertInto('master_record')
      .values(rows.slice(from, from + ROWS_PER_STATEMENT))
      .onConflict((conflict) =>
        conflict.columns(['store', 'kind', 'id']).doUpdateSet((row) => ({
          cursor: row.ref('excluded.cursor'),
          body: row.ref('excluded.body'),
          changed_at: row.ref('excluded.changed_at'),
          changed_by: row.ref('excluded.changed_by'),
        })),
      )
      .execute();
  }
  await transaction
    .updateTable('master_head')
    .set({ cursor: before + rows.length })
    .where('store', '=', store)
    .execute();
}

function reportOf(held: Held, changes: readonly Change[], { kind, read, rows }: KeepRecords): MasterImportReport {
  const count = (does: Change['does']) => changes.filter((change) => change.does === does).length;
  const [added, changed, withdrawn] = [count('add'), count('change'), count('withdraw')];
  return {
    kind,
    rows,
    added,
    changed,
    unchanged: read.records.length - added - changed,
    withdrawn,
    refused: read.refused.slice(0, REFUSED_MAX).map(({ line, problem }) => ({ line, problem })),
    refusedCount: read.refused.length,
    examples: changes.slice(0, EXAMPLES_MAX).map(({ id, does, body }) => ({
      id,
      does,
      fields: does === 'change' ? differing(held.get(id) ?? null, body) : [],
    })),
  };
}

function differing(before: string | null, after: string | null): string[] {
  const [one, other] = [before, after].map((text) =>
    text === null ? {} : (JSON.parse(text) as Record<string, unknown>),
  );
  const names = new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})]);
  return [...names].filter((name) => JSON.stringify(one?.[name]) !== JSON.stringify(other?.[name])).sort();
}
