import type { Database } from 'better-sqlite3';
import { keepSetting, readSetting } from '#main/till/setting-row.ts';

/** Where the till’s own scanner is, as it was set up; empty: there is none, scanners type. */
export function readScannerAddress(connection: Database): string {
  return readSetting(connection, 'scanner') ?? '';
}

export function keepScannerAddress(connection: Database, address: string): void {
  keepSetting(connection, 'scanner', address);
}
