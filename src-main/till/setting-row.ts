import type { Database } from 'better-sqlite3';

/** What is kept under a name in the table of settings; null: nothing is. Whoever reads it parses it. */
export function readSetting(connection: Database, name: string): string | null {
  const value = connection.prepare('SELECT value FROM setting WHERE name = ?').pluck().get(name);
  return typeof value === 'string' ? value : null;
}

export function keepSetting(connection: Database, name: string, value: string): void {
  connection.prepare('INSERT OR REPLACE INTO setting VALUES (?, ?)').run(name, value);
}

export function forgetSetting(connection: Database, name: string): void {
  connection.prepare('DELETE FROM setting WHERE name = ?').run(name);
}
