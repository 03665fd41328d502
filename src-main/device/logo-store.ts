import type { Database } from 'better-sqlite3';
import { type Logo, logoSchema } from '#shared/device/logo.ts';
import type { PaperImage } from '#shared/paper/laid-line.ts';

/** The shop’s logo as this till prints it; null: none. */
export function readLogo(connection: Database): Logo | null {
  const row = connection.prepare(`SELECT value FROM setting WHERE name = 'logo'`).pluck().get();
  return typeof row === 'string' ? logoSchema.parse(JSON.parse(row)) : null;
}

export function keepLogo(connection: Database, logo: Logo | null): void {
  if (logo === null) connection.prepare(`DELETE FROM setting WHERE name = 'logo'`).run();
  else connection.prepare(`INSERT OR REPLACE INTO setting VALUES ('logo', ?)`).run(JSON.stringify(logo));
}

export function logoImage(connection: Database): PaperImage | null {
  const logo = readLogo(connection);
  return logo === null ? null : { width: logo.width, height: logo.height, bits: logo.bits };
}
