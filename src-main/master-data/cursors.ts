import type { Database } from 'better-sqlite3';
import { type Family, kindsOf } from '#main/master-data/family.ts';
import type { MasterChange } from '#shared/contract/agent-master-data.ts';
import type { MasterKind } from '#shared/master-data/master-kinds.ts';

/** How far a kind was taken over, and what the last update that brought something of it brought. */
export type KindCursor = {
  readonly cursor: number;
  /** Empty: nothing of this kind ever came, only of its family. */
  readonly at: string;
  /** When the update began that brought it. */
  readonly runAt: string;
  readonly changed: number;
  readonly removed: number;
};

type Row = {
  readonly kind: MasterKind;
  readonly cursor: number;
  readonly taken_at: string;
  readonly run_at: string;
  readonly changed: number;
  readonly removed: number;
};

/** Kinds that never came are not among them. */
export function readCursors(connection: Database): ReadonlyMap<MasterKind, KindCursor> {
  const rows = connection
    .prepare('SELECT kind, cursor, taken_at, run_at, changed, removed FROM master_cursor')
    .all() as Row[];
  return new Map(rows.map(({ kind, taken_at, run_at, ...rest }) => [kind, { ...rest, at: taken_at, runAt: run_at }]));
}

/**
 * Moves the whole family to the last of these changes. `runAt`: when the update began; what came before in the same one is
 * added up.
 */
export function keepCursors(
  connection: Database,
  changes: readonly MasterChange[],
  { at, family, runAt }: { readonly at: string; readonly family: Family; readonly runAt: string },
): void {
  const keep = connection.prepare(
    `INSERT INTO master_cursor (kind, cursor, taken_at, run_at, changed, removed)
     VALUES (@kind, @cursor, @at, @runAt, @changed, @removed)
     ON CONFLICT (kind) DO UPDATE SET cursor = @cursor, taken_at = @at, run_at = @runAt,
       changed = @changed + CASE run_at WHEN @runAt THEN changed ELSE 0 END,
       removed = @removed + CASE run_at WHEN @runAt THEN removed ELSE 0 END`,
  );
  const cursor = changes.at(-1)?.cursor ?? 0;
  const move = connection.prepare(
    `INSERT INTO master_cursor (kind, cursor, taken_at) VALUES (?, ?, '') ON CONFLICT (kind) DO UPDATE SET cursor = excluded.cursor`,
  );
  for (const kind of kindsOf(family)) move.run(kind, cursor);
  for (const kind of new Set(changes.map((change) => change.kind))) {
    const own = changes.filter((change) => change.kind === kind);
    const removed = own.filter(({ body }) => body === null).length;
    keep.run({ kind, cursor, at, runAt, changed: own.length - removed, removed });
  }
}

/** Cursors are of one Agent: another one tells everything from its beginning. What was taken over stays until then. */
export function forgetCursors(connection: Database): void {
  connection.prepare('DELETE FROM master_cursor').run();
}
