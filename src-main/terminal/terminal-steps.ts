import type { Database } from 'better-sqlite3';

/** `sending` stands before the first byte of the command: without it nothing was asked. `batch`: what a settlement brought. */
export type TerminalStep = 'sending' | 'taken' | 'card_read' | 'batch';

/** How far an exchange got, durably; the first time of each step counts. */
export function keepStep(
  connection: Database,
  subjectId: string,
  { at, detail = '', step }: { readonly step: TerminalStep; readonly at: string; readonly detail?: string },
): void {
  connection.prepare('INSERT OR IGNORE INTO terminal_step VALUES (?, ?, ?, ?)').run(subjectId, step, at, detail);
}

export function stepsOf(
  connection: Database,
  subjectId: string,
): readonly { readonly step: TerminalStep; readonly at: string; readonly detail: string }[] {
  return connection
    .prepare('SELECT step, at, detail FROM terminal_step WHERE subject_id = ? ORDER BY at')
    .all(subjectId) as { step: TerminalStep; at: string; detail: string }[];
}

/** A reversal of a payment is an exchange of its own: its steps begin anew. */
export function forgetSteps(connection: Database, subjectId: string): void {
  connection.prepare('DELETE FROM terminal_step WHERE subject_id = ?').run(subjectId);
}
