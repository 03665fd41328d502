import type { Database } from 'better-sqlite3';
import { sha256 } from '#main/ledger/keys.ts';
import { PROJECTION_TABLES, projector } from '#main/ledger/projection/projector.ts';
import { canonicalText } from '#shared/journal/chain.ts';
import { knownEvent } from '#shared/journal/event.ts';
import { type EventRow, eventOf } from '#shared/journal/event-row.ts';

const PAGE = 1_000;

/** Empties the projections and works them out again from the journal, page by page, in one transaction. */
export function rebuildProjections(connection: Database): void {
  const project = projector(connection);
  const page = connection.prepare('SELECT * FROM event WHERE (epoch, seq) > (?, ?) ORDER BY epoch, seq LIMIT ?');
  connection.transaction(() => {
    for (const table of PROJECTION_TABLES) connection.exec(`DELETE FROM ${table}`);
    let rows = page.all(0, 0, PAGE) as EventRow[];
    while (rows.length > 0) {
      for (const row of rows) {
        const known = knownEvent(eventOf(row));
        if (known !== null) project(known);
      }
      const last = rows.at(-1);
      rows = page.all(last?.epoch, last?.seq, PAGE) as EventRow[];
    }
  })();
}

/** A fingerprint of each projection, for comparing what grew event by event with what was rebuilt. */
export function projectionFingerprints(connection: Database): Readonly<Record<string, string>> {
  return Object.fromEntries(
    PROJECTION_TABLES.map((table) => {
      const rows = connection.prepare(`SELECT * FROM ${table}`).all();
      return [table, sha256(rows.map(canonicalText).sort().join('\n'))];
    }),
  );
}
