import { z } from 'zod';
import type { AgentDatabase } from '#agent/database/tables.ts';
import { type askSessionSchema, SESSION_DOCUMENTS_MAX, type SessionDocuments } from '#shared/contract/agent-shift.ts';

const KINDS = ['sale.completed', 'sale.corrected', 'cash_document.issued'];

/** What the bodies of these kinds have; anything else a till may have written is left out of the list, not out of the sums. */
const documentSchema = z.object({
  number: z.string(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  totalMinor: z.int().optional(),
  amountMinor: z.int().optional(),
  type: z.enum(['CD', 'CW']).optional(),
  tag: z.string().optional(),
  description: z.string().optional(),
});

/** The newest documents of a session, newest first. */
export async function sessionDocuments(
  database: AgentDatabase,
  { store, sessionId }: z.infer<typeof askSessionSchema>,
): Promise<SessionDocuments> {
  const rows = await database
    .selectFrom('journal_event')
    .select(['seq', 'kind', 'body', 'wall_at'])
    .where('store', '=', store)
    .where('session_id', '=', sessionId)
    .where('kind', 'in', KINDS)
    .orderBy('epoch', 'desc')
    .orderBy('seq', 'desc')
    .limit(SESSION_DOCUMENTS_MAX + 1)
    .execute();
  const documents = rows.slice(0, SESSION_DOCUMENTS_MAX).flatMap(({ seq, kind, body, wall_at }) => {
    const read = documentSchema.safeParse(JSON.parse(body));
    if (!read.success) return [];
    const { number, currency, totalMinor, amountMinor = 0, type, tag = '', description = '' } = read.data;
    const isOut = type === 'CW' || kind === 'sale.corrected';
    const value = totalMinor ?? amountMinor;
    return [
      {
        seq,
        kind,
        number,
        description: description === '' ? tag : description,
        currency,
        amountMinor: isOut ? -value : value,
        at: wall_at,
      },
    ];
  });
  return { documents, hasMore: rows.length > SESSION_DOCUMENTS_MAX };
}
