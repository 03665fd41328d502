import type { Database } from 'better-sqlite3';
import { type Layout, layoutSchema } from '#shared/layout/layout.ts';

/** How the windows differ from the default. One that cannot be read is none: the default is always right. */
export function readLayout(connection: Database): Layout {
  const row = connection.prepare(`SELECT value FROM setting WHERE name = 'layout'`).pluck().get();
  const read = typeof row === 'string' ? layoutSchema.safeParse(parsed(row)) : null;
  return read?.success === true ? read.data : {};
}

export function keepLayout(connection: Database, layout: Layout): void {
  connection.prepare(`INSERT OR REPLACE INTO setting VALUES ('layout', ?)`).run(JSON.stringify(layout));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Somebody else's writing in the data folder.
    return null;
  }
}
