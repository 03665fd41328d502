import type { Database } from 'better-sqlite3';
import { noTerminal, type TerminalSetting, terminalSettingSchema } from '#shared/terminal/terminal-setting.ts';

/** Which terminal stands beside this till; none until somebody sets one up. */
export function readTerminalSetting(connection: Database, currency: string): TerminalSetting {
  const row = connection.prepare(`SELECT value FROM setting WHERE name = 'terminal'`).pluck().get();
  return typeof row === 'string' ? terminalSettingSchema.parse(JSON.parse(row)) : noTerminal(currency);
}

export function keepTerminalSetting(connection: Database, setting: TerminalSetting): void {
  connection.prepare(`INSERT OR REPLACE INTO setting VALUES ('terminal', ?)`).run(JSON.stringify(setting));
}
