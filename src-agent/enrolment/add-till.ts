import type { AgentDatabase, AgentTransaction, TillKey } from '#agent/database/tables.ts';

/** The row of a till that nobody has heard of yet; one that is there stays as it is, with the key it has. */
export async function addTill(
  database: AgentDatabase | AgentTransaction,
  { store, till, publicKey, at }: TillKey & { readonly publicKey: string; readonly at: string },
): Promise<void> {
  await database
    .insertInto('till')
    .values({
      store,
      till,
      public_key: publicKey,
      enrolled_at: at,
      last_push_at: null,
      last_seen_at: null,
      told_seq: null,
      told_printer: null,
      told_parked: null,
      seen_from: null,
      told_clock_ms: null,
      told_state: null,
      told_state_at: null,
      refused_record: null,
    })
    .onConflict((conflict) => conflict.columns(['store', 'till']).doNothing())
    .execute();
}
