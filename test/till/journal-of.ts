import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { TestTill } from '#test/till/test-till.ts';

type Written = {
  readonly kind: string;
  readonly actor: string | null;
  readonly by: string | null;
  readonly body: unknown;
};

/** Closes a till and reads what its journal says of one kind of thing, for example "operator.". */
export async function journalOf({ till, dataDir }: TestTill, kindBegins: string): Promise<readonly Written[]> {
  await till.close();
  const connection = new Database(join(dataDir, 'till.db'), { readonly: true });
  try {
    const rows = connection
      .prepare('SELECT kind, actor, authorised_by AS by, body FROM event WHERE kind LIKE ? ORDER BY epoch, seq')
      .all(`${kindBegins}%`) as (Omit<Written, 'body'> & { readonly body: string })[];
    return rows.map((row) => ({ ...row, body: JSON.parse(row.body) }));
  } finally {
    connection.close();
  }
}

/** Every text that the data folder's database holds, for looking up what must not stand there. */
export function everythingKept(dataDir: string): string {
  const connection = new Database(join(dataDir, 'till.db'), { readonly: true });
  try {
    const tables = connection.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all() as string[];
    return tables.map((table) => JSON.stringify(connection.prepare(`SELECT * FROM "${table}"`).all())).join('\n');
  } finally {
    connection.close();
  }
}
