import type { z } from 'zod';
import type { AgentTransaction, TillKey } from '#agent/database/tables.ts';
import { newestEpoch, readBefore } from '#agent/journal/held-journal.ts';
import { epochsOf } from '#agent/journal/lineage.ts';
import { lockTill, type PushMeans } from '#agent/journal/push-range.ts';
import { unknownTill } from '#agent/journal/push-words.ts';
import type { beginEpochSchema, EpochRefusal } from '#shared/contract/agent-journal.ts';
import { no, ok, type Result } from '#shared/result.ts';
import type { Head } from '#shared/sync/countersigned-head.ts';

/**
 * Begins a new epoch of a till's journal after a record that is held: both ways that the journal went from there are kept.
 * Asked again, it is the same epoch as long as nothing was written in it. Checked in this order: till known, record held.
 */
export async function beginEpoch(
  { database, now }: PushMeans,
  request: z.infer<typeof beginEpochSchema>,
): Promise<Result<Head, EpochRefusal>> {
  const { store, till, afterEpoch, afterSeq, afterHash } = request;
  return await database.transaction().execute(async (transaction) => {
    const at = now();
    if ((await lockTill(transaction, request, at)) === null) return no(unknownTill(request));
    const before = await readBefore(transaction, { store, till, epoch: afterEpoch }, afterSeq + 1);
    if (before?.hash !== afterHash) {
      return no({ code: 'record_not_held', words: `Record ${afterSeq} of this till is not held as the till has it.` });
    }
    const epoch = (await unusedEpoch(transaction, request)) ?? (await newestEpoch(transaction, request)) + 1;
    await transaction
      .insertInto('journal_epoch')
      .values({
        store,
        till,
        epoch,
        after_epoch: afterEpoch,
        after_seq: afterSeq,
        after_hash: afterHash,
        began_at: at,
      })
      .onConflict((conflict) => conflict.columns(['store', 'till', 'epoch']).doNothing())
      .execute();
    return ok({ store, till, epoch, seq: afterSeq, hash: afterHash });
  });
}

/** The answer to the first attempt may have been lost: the same epoch is given out again while it holds nothing. */
async function unusedEpoch(
  transaction: AgentTransaction,
  { store, till, afterEpoch, afterSeq }: TillKey & { readonly afterEpoch: number; readonly afterSeq: number },
): Promise<number | null> {
  const last = (await epochsOf(transaction, { store, till })).at(-1);
  if (last === undefined || last.after_epoch !== afterEpoch || last.after_seq !== afterSeq) return null;
  const held = await transaction
    .selectFrom('journal_event')
    .select('seq')
    .where('store', '=', store)
    .where('till', '=', till)
    .where('epoch', '=', last.epoch)
    .executeTakeFirst();
  return held === undefined ? last.epoch : null;
}
