import type { Database } from 'better-sqlite3';
import { type StoreTransfer, storeTransferSchema } from '#shared/cash-document/transfer.ts';
import type { FeedPage } from '#shared/contract/agent-shift.ts';

/** Keeps which tills the store has and what is under way between them, as just told and in place of what was told before. */
export function keepTransfers(connection: Database, { tills, transfers }: FeedPage): void {
  connection.prepare('DELETE FROM pulled_till').run();
  const keepTill = connection.prepare('INSERT INTO pulled_till VALUES (?)');
  for (const { till } of tills) keepTill.run(till);
  connection.prepare('DELETE FROM pulled_transfer').run();
  const keep = connection.prepare('INSERT INTO pulled_transfer VALUES (?, ?)');
  for (const transfer of transfers) keep.run(transfer.number, JSON.stringify(transfer));
}

/** Every till of the store; empty: never told. */
export function pulledTills(connection: Database): readonly string[] {
  return connection.prepare('SELECT till FROM pulled_till ORDER BY till').pluck().all() as string[];
}

export function pulledTransfer(connection: Database, number: string): StoreTransfer | null {
  const facts = connection.prepare('SELECT facts FROM pulled_transfer WHERE number = ?').pluck().get(number);
  return typeof facts === 'string' ? storeTransferSchema.parse(JSON.parse(facts)) : null;
}

export function pulledTransfers(connection: Database): readonly StoreTransfer[] {
  const rows = connection.prepare('SELECT facts FROM pulled_transfer').pluck().all() as string[];
  return rows.map((facts) => storeTransferSchema.parse(JSON.parse(facts)));
}
