import type { AgentTransaction } from '#agent/database/tables.ts';
import type { KnownEvent } from '#shared/journal/event.ts';

type Handed = Extract<KnownEvent, { kind: 'sale.parked_handed' }>;
type Received = Extract<KnownEvent, { kind: 'sale.parked_received' }>;

/** Writes that a parked document left its till. Its arrival may be known already; then it is not told of again. */
export async function projectHanded(transaction: AgentTransaction, store: string, event: Handed): Promise<void> {
  const { askedBy, toTill, ...moved } = event.body;
  await transaction
    .insertInto('parked_move')
    .values({
      store,
      move_id: moved.moveId,
      document_id: moved.documentId,
      from_till: event.till,
      to_till: toTill,
      facts: JSON.stringify({ askedBy, moved: { ...moved, fromTill: event.till } }),
      received_at: null,
    })
    .onConflict((conflict) => conflict.columns(['store', 'move_id']).doNothing())
    .execute();
  // Whoever waits for it is answered by the way that it went.
  await transaction
    .deleteFrom('parked_request')
    .where('store', '=', store)
    .where('document_id', '=', moved.documentId)
    .execute();
}

/** Writes that it arrived: its content is not needed here any more. */
export async function projectReceived(transaction: AgentTransaction, store: string, event: Received): Promise<void> {
  const { documentId, fromTill, moveId } = event.body;
  await transaction
    .insertInto('parked_move')
    .values({
      store,
      move_id: moveId,
      document_id: documentId,
      from_till: fromTill,
      to_till: event.till,
      facts: null,
      received_at: event.wallAt,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['store', 'move_id'])
        .doUpdateSet((row) => ({ facts: null, received_at: row.ref('excluded.received_at') })),
    )
    .execute();
}
