import { z } from 'zod';
import type { AgentDatabase, AgentTransaction } from '#agent/database/tables.ts';
import { type ArrivingDocument, arrivingDocumentSchema } from '#shared/contract/agent-parked.ts';

/** A parked document that left its till and has not arrived yet. */
export type Move = {
  readonly toTill: string;
  readonly askedBy: { readonly operatorId: string; readonly operatorName: string };
  readonly moved: ArrivingDocument;
};

const factsSchema = z.object({
  askedBy: z.object({ operatorId: z.string(), operatorName: z.string() }),
  moved: arrivingDocumentSchema,
});

/** The documents of a store, or the one, that are under way. */
export async function movesUnderWay(
  database: AgentDatabase | AgentTransaction,
  store: string,
  documentId?: string,
): Promise<readonly Move[]> {
  const underWay = database
    .selectFrom('parked_move')
    .select(['to_till', 'facts'])
    .where('store', '=', store)
    .where('received_at', 'is', null)
    .orderBy('move_id');
  const rows = await (documentId === undefined ? underWay : underWay.where('document_id', '=', documentId)).execute();
  return rows.flatMap(({ facts, to_till: toTill }) => {
    const read = factsSchema.safeParse(JSON.parse(facts ?? 'null'));
    return read.success ? [{ toTill, ...read.data }] : [];
  });
}
