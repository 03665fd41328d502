import type { Database } from 'better-sqlite3';
import { type DisplayAddress, parseDisplayAddress } from '#main/display/display-address.ts';
import { keepSetting, readSetting } from '#main/till/setting-row.ts';

/** Where the customer display is, as it was set up; null: none. */
export function readDisplayAddress(connection: Database): string | null {
  const row = readSetting(connection, 'display');
  return row !== null && row !== '' ? row : null;
}

export function keepDisplayAddress(connection: Database, address: string): void {
  keepSetting(connection, 'display', address);
}

/** The same, read; null: none, or what a newer till wrote and this one cannot read. */
export function readDisplay(connection: Database): DisplayAddress | null {
  const address = parseDisplayAddress(readDisplayAddress(connection) ?? '');
  return address.ok ? address.value : null;
}
