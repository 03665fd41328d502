import type { z } from 'zod';
import type { AgentDatabase } from '#agent/database/tables.ts';
import type { ErpReader } from '#agent/erp/erp-token.ts';
import {
  type askDocumentsSchema,
  type DocumentsPage,
  ERP_KINDS,
  type ErpDocument,
  type ErpEventKind,
} from '#shared/contract/erp.ts';

/** One page after a cursor, and the note that its reader keeps everything up to that cursor. */
export async function readDocuments(
  database: AgentDatabase,
  { store, tokenHash }: ErpReader,
  { after, limit, at }: z.infer<typeof askDocumentsSchema> & { readonly at: string },
): Promise<DocumentsPage> {
  await database
    .updateTable('erp_token')
    .set({ asked_at: at, confirmed: after })
    .where('store', '=', store)
    .where('token_hash', '=', tokenHash)
    .execute();
  const rows = await database
    .selectFrom('erp_document')
    .innerJoin('journal_event', (join) =>
      join
        .onRef('journal_event.store', '=', 'erp_document.store')
        .onRef('journal_event.till', '=', 'erp_document.till')
        .onRef('journal_event.epoch', '=', 'erp_document.epoch')
        .onRef('journal_event.seq', '=', 'erp_document.seq'),
    )
    .where('erp_document.store', '=', store)
    .where('erp_document.position', '>', after)
    .selectAll('journal_event')
    .select('erp_document.position')
    .orderBy('erp_document.position')
    .limit(limit + 1)
    .execute();
  const documents = rows.slice(0, limit).map(
    (row): ErpDocument => ({
      cursor: row.position,
      id: row.event_id,
      kind: ERP_KINDS[row.kind as ErpEventKind],
      version: row.version,
      till: row.till,
      epoch: row.epoch,
      seq: row.seq,
      at: row.wall_at,
      operatorId: row.actor,
      authorisedBy: row.authorised_by,
      shiftId: row.shift_id,
      sessionId: row.session_id,
      body: JSON.parse(row.body),
      postings: JSON.parse(row.postings),
    }),
  );
  return { store, documents, cursor: documents.at(-1)?.cursor ?? after, hasMore: rows.length > limit };
}
