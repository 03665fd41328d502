import type { Database } from 'better-sqlite3';
import { type DisplayAddress, parseDisplayAddress } from '#main/display/display-address.ts';

/** Where the customer display is, as it was set up; null: none. */
export function readDisplayAddress(connection: Database): string | null {
  const row = connection.prepare(`SELECT value FROM setting WHERE name = 'display'`).pluck().get();
  return typeof row === 'string' && row !== '' ? row : null;
}

export function keepDisplayAddress(connection: Database, address: string): void {
  connection.prepare(`INSERT OR REPLACE INTO setting VALUES ('display', ?)`).run(address);
}

/** The same, read; null: none, or what a newer till wrote and this one cannot read. */
export function readDisplay(connection: Database): DisplayAddress | null {
  const address = parseDisplayAddress(readDisplayAddress(connection) ?? '');
  return address.ok ? address.value : null;
}
