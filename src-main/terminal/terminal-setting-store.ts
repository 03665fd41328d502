import type { Database } from 'better-sqlite3';
import { keepSetting, readSetting } from '#main/till/setting-row.ts';
import { noTerminal, type TerminalSetting, terminalSettingSchema } from '#shared/terminal/terminal-setting.ts';

/** Which terminal stands beside this till; none until somebody sets one up. */
export function readTerminalSetting(connection: Database, currency: string): TerminalSetting {
  const row = readSetting(connection, 'terminal');
  return row === null ? noTerminal(currency) : terminalSettingSchema.parse(JSON.parse(row));
}

export function keepTerminalSetting(connection: Database, setting: TerminalSetting): void {
  keepSetting(connection, 'terminal', JSON.stringify(setting));
}
