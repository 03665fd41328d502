import type { Database } from 'better-sqlite3';

/** Where the till’s own scanner is, as it was set up; empty: there is none, scanners type. */
export function readScannerAddress(connection: Database): string {
  const row = connection.prepare(`SELECT value FROM setting WHERE name = 'scanner'`).pluck().get();
  return typeof row === 'string' ? row : '';
}

export function keepScannerAddress(connection: Database, address: string): void {
  connection.prepare(`INSERT OR REPLACE INTO setting VALUES ('scanner', ?)`).run(address);
}
