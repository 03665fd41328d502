import { join } from 'node:path';
import Database from 'better-sqlite3';
import { chainCheck } from '#main/ledger/chain-check.ts';
import { projectionFingerprints, rebuildProjections } from '#main/ledger/rebuild.ts';
import { type EventRow, eventOf } from '#shared/journal/event-row.ts';
import { verifyJournal } from '#shared/journal/verify-journal.ts';
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

/** Closes a till and checks its journal, and that its projections come out of it again: what is not as it must be, in words. */
export async function findingsOf({ till, dataDir }: TestTill): Promise<readonly string[]> {
  await till.close();
  const connection = new Database(join(dataDir, 'till.db'));
  try {
    const events = (connection.prepare('SELECT * FROM event ORDER BY epoch, seq').all() as EventRow[]).map(eventOf);
    const publicKey = String(events[0]?.body['publicKey']);
    const findings = [...verifyJournal(events, chainCheck(publicKey))];
    const grown = projectionFingerprints(connection);
    rebuildProjections(connection);
    const rebuilt = projectionFingerprints(connection);
    const differing = Object.keys(grown).filter((table) => grown[table] !== rebuilt[table]);
    return [...findings.map(({ words }) => words), ...differing.map((table) => `${table} is rebuilt otherwise`)];
  } finally {
    connection.close();
  }
}
