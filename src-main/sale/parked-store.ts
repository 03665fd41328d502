import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { type Draft, draftSchema } from '#shared/sale/draft.ts';
import type { MovedDocument } from '#shared/sale/moved-document.ts';
import { PARKING_REASONS, type ParkingReason } from '#shared/sale/parking-reason.ts';

export type ParkedDraft = {
  readonly draft: Draft;
  readonly reason: ParkingReason;
  readonly parkedBy: string;
  readonly parkedAt: string;
  /** Told by the till where it was parked; null: parked here, by somebody this till knows. */
  readonly parkedByName: string | null;
  /** The till that it came from; null: parked here. */
  readonly cameFrom: string | null;
};

const rowSchema = z
  .object({
    document: z.string(),
    reason: z.enum(PARKING_REASONS),
    parked_by: z.string(),
    parked_at: z.string(),
    parked_by_name: z.string().nullable(),
    came_from: z.string().nullable(),
  })
  .transform(
    (row): ParkedDraft => ({
      draft: draftSchema.parse(JSON.parse(row.document)),
      reason: row.reason,
      parkedBy: row.parked_by,
      parkedAt: row.parked_at,
      parkedByName: row.parked_by_name,
      cameFrom: row.came_from,
    }),
  );

/** Like the draft work in hand: no event of the journal, and of no shift until it is completed. */
export function keepParked(
  connection: Database,
  { cameFrom, draft, parkedAt, parkedBy, parkedByName, reason }: ParkedDraft,
): void {
  connection
    .prepare(
      `INSERT INTO parked_document (document_id, document, reason, parked_by, parked_at, parked_by_name, came_from)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(draft.documentId, JSON.stringify(draft), reason, parkedBy, parkedAt, parkedByName, cameFrom);
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

/** Somebody is typing it at this till. */
export function isInHand(connection: Database, documentId: string): boolean {
  return connection.prepare(`SELECT 1 FROM draft WHERE document ->> 'documentId' = ?`).get(documentId) !== undefined;
}

/** Parks what came from another till. */
export function keepArrived(
  connection: Database,
  moved: MovedDocument,
  from: { readonly draft: Draft; readonly fromTill: string },
): void {
  const { parkedAt, parkedBy } = moved;
  keepParked(connection, {
    draft: from.draft,
    reason: 'by_cashier',
    parkedBy: parkedBy.operatorId,
    parkedByName: parkedBy.operatorName,
    parkedAt,
    cameFrom: from.fromTill,
  });
}

export function changeParked(connection: Database, draft: Draft): void {
  connection
    .prepare('UPDATE parked_document SET document = ? WHERE document_id = ?')
    .run(JSON.stringify(draft), draft.documentId);
}

export function forgetParked(connection: Database, documentId: string): void {
  connection.prepare('DELETE FROM parked_document WHERE document_id = ?').run(documentId);
}

/** A line as those see it who look through what is parked. */
export function parkedItem({ name, quantity, unit, valueMinor }: Draft['lines'][number]) {
  return { name, quantity, unit, valueMinor };
}
