import type BetterSqlite from 'better-sqlite3';
import { StartRefusal } from '#main/start-refusal.ts';

/** better-sqlite3 13 needs N-API 10; on an older Node it dies without a word, so ask before it is loaded. */
const NAPI_MINIMUM = 10;

export async function loadSqlite(napi = process.versions['napi']): Promise<typeof BetterSqlite> {
  if (Number(napi) < NAPI_MINIMUM) {
    throw new StartRefusal(
      `Tillkeeper needs Node 22.14 or newer; this is ${process.version}. Start it with: npm start`,
    );
  }
  return (await import('better-sqlite3')).default;
}
