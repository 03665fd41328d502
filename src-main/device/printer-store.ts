import type { Database } from 'better-sqlite3';
import { type PrinterSetting, printerSettingSchema } from '#shared/device/printer-setting.ts';

/** The printers of this till as they were set up, checked whenever they are read. */
export function readPrinters(connection: Database): readonly PrinterSetting[] {
  const rows = connection.prepare('SELECT id, name, address, settings FROM printer ORDER BY rowid').all() as {
    readonly id: string;
    readonly name: string;
    readonly address: string;
    readonly settings: string;
  }[];
  return rows.map(({ settings, ...row }) => printerSettingSchema.parse({ ...JSON.parse(settings), ...row }));
}

export function keepPrinter(connection: Database, { id, name, address, ...settings }: PrinterSetting): void {
  connection
    .prepare(
      `INSERT INTO printer VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, address = excluded.address, settings = excluded.settings`,
    )
    .run(id, name, address, JSON.stringify(settings));
}

export function forgetPrinter(connection: Database, id: string): void {
  connection.prepare('DELETE FROM printer WHERE id = ?').run(id);
}
