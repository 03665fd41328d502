import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { type Draft, draftSchema } from '#shared/sale/draft.ts';
import { PARKING_REASONS, type ParkingReason } from '#shared/sale/parking-reason.ts';

export type ParkedDraft = {
  readonly draft: Draft;
  readonly reason: ParkingReason;
  readonly parkedBy: string;
  readonly parkedAt: string;
};

const rowSchema = z
  .object({
    document: z.string(),
    reason: z.enum(PARKING_REASONS),
    parked_by: z.string(),
    parked_at: z.string(),
  })
  .transform(
    (row): ParkedDraft => ({
      draft: draftSchema.parse(JSON.parse(row.document)),
      reason: row.reason,
      parkedBy: row.parked_by,
      parkedAt: row.parked_at,
    }),
  );

/** Like the draft work in hand: no event of the journal, and of no shift until it is completed. */
export function keepParked(connection: Database, { draft, reason, parkedBy, parkedAt }: ParkedDraft): void {
  connection
    .prepare('INSERT INTO parked_document (document_id, document, reason, parked_by, parked_at) VALUES (?, ?, ?, ?, ?)')
    .run(draft.documentId, JSON.stringify(draft), reason, parkedBy, parkedAt);
}

/** What is put aside at this till, the newest first. */
export function parkedDrafts(connection: Database): readonly ParkedDraft[] {
  return connection
    .prepare('SELECT * FROM parked_document ORDER BY rowid DESC')
    .all()
    .map((row) => rowSchema.parse(row));
}

export function findParked(connection: Database, documentId: string): ParkedDraft | null {
  const row = connection.prepare('SELECT * FROM parked_document WHERE document_id = ?').get(documentId);
  return row === undefined ? null : rowSchema.parse(row);
}

export function changeParked(connection: Database, draft: Draft): void {
  connection
    .prepare('UPDATE parked_document SET document = ? WHERE document_id = ?')
    .run(JSON.stringify(draft), draft.documentId);
}

export function forgetParked(connection: Database, documentId: string): void {
  connection.prepare('DELETE FROM parked_document WHERE document_id = ?').run(documentId);
}
