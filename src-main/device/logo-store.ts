import type { Database } from 'better-sqlite3';
import { forgetSetting, keepSetting, readSetting } from '#main/till/setting-row.ts';
import { type Logo, logoSchema } from '#shared/device/logo.ts';
import type { PaperImage } from '#shared/paper/laid-line.ts';

/** The shop’s logo as this till prints it; null: none. */
export function readLogo(connection: Database): Logo | null {
  const row = readSetting(connection, 'logo');
  return row === null ? null : logoSchema.parse(JSON.parse(row));
}

export function keepLogo(connection: Database, logo: Logo | null): void {
  if (logo === null) forgetSetting(connection, 'logo');
  else keepSetting(connection, 'logo', JSON.stringify(logo));
}

export function logoImage(connection: Database): PaperImage | null {
  const logo = readLogo(connection);
  return logo === null ? null : { width: logo.width, height: logo.height, bits: logo.bits };
}
