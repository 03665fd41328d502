import type { Database } from 'better-sqlite3';
import { type Draft, draftSchema } from '#shared/sale/draft.ts';

/** The half-typed document of an operator at this till; null when there is none. */
export function readDraft(connection: Database, operatorId: string): Draft | null {
  const text = connection.prepare('SELECT document FROM draft WHERE operator_id = ?').pluck().get(operatorId);
  return typeof text === 'string' ? draftSchema.parse(JSON.parse(text)) : null;
}

export function keepDraft(
  connection: Database,
  operatorId: string,
  kept: { readonly draft: Draft; readonly changedAt: string },
): void {
  connection
    .prepare('INSERT OR REPLACE INTO draft VALUES (?, ?, ?)')
    .run(operatorId, JSON.stringify(kept.draft), kept.changedAt);
}

/** The same by the document, whoever typed it. */
export function dropDraftOf(connection: Database, documentId: string): void {
  connection.prepare(`DELETE FROM draft WHERE document ->> 'documentId' = ?`).run(documentId);
}

export function dropDraft(connection: Database, operatorId: string): void {
  connection.prepare('DELETE FROM draft WHERE operator_id = ?').run(operatorId);
}
