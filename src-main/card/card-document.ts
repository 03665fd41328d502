import type { Database } from 'better-sqlite3';
import { changeParked, findParked } from '#main/sale/parked-store.ts';
import { type Draft, draftSchema } from '#shared/sale/draft.ts';

/**
 * Changes the half-typed document a card payment belongs to, wherever it lies: on its operator's desk or parked. Where
 * there is none any more, nothing is changed.
 */
export function changeCardDocument(connection: Database, documentId: string, change: (draft: Draft) => Draft): void {
  const text = connection
    .prepare(`SELECT document FROM draft WHERE document ->> 'documentId' = ?`)
    .pluck()
    .get(documentId);
  if (typeof text === 'string') {
    const changed = change(draftSchema.parse(JSON.parse(text)));
    connection
      .prepare(`UPDATE draft SET document = ? WHERE document ->> 'documentId' = ?`)
      .run(JSON.stringify(changed), documentId);
    return;
  }
  const parked = findParked(connection, documentId);
  if (parked !== null) changeParked(connection, change(parked.draft));
}
