import type { Database } from 'better-sqlite3';
import { keepSetting, readSetting } from '#main/till/setting-row.ts';
import { type Layout, layoutSchema } from '#shared/layout/layout.ts';

/** How the windows differ from the default. One that cannot be read is none: the default is always right. */
export function readLayout(connection: Database): Layout {
  const row = readSetting(connection, 'layout');
  const read = row === null ? null : layoutSchema.safeParse(parsed(row));
  return read?.success === true ? read.data : {};
}

export function keepLayout(connection: Database, layout: Layout): void {
  keepSetting(connection, 'layout', JSON.stringify(layout));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Somebody else's writing in the data folder.
    return null;
  }
}
