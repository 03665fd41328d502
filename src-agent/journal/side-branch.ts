import type { AgentDatabase, AgentTables, AgentTransaction, TillKey } from '#agent/database/tables.ts';
import { readHead } from '#agent/journal/held-journal.ts';
import { epochsOf, lineageOf } from '#agent/journal/lineage.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import { eventOf } from '#shared/journal/event-row.ts';

/** Records of a till after `afterSeq` that the newest epoch of its journal does not continue: they happened all the same. */
export type SideBranch = {
  readonly till: string;
  readonly epoch: number;
  readonly afterSeq: number;
  /** Its last record. */
  readonly seq: number;
};

/** A till whose journal was forked or taken over: the epoch that it goes on in, and what is beside that. */
export type ForkedTill = {
  readonly till: string;
  readonly newestEpoch: number;
  readonly beside: readonly SideBranch[];
};

/** The tills of a store whose journals have more than one epoch; none where nothing ever went two ways. */
export async function forkedTills(
  transaction: AgentDatabase | AgentTransaction,
  store: string,
): Promise<readonly ForkedTill[]> {
  const begun = await transaction
    .selectFrom('journal_epoch')
    .select('till')
    .distinct()
    .where('store', '=', store)
    .orderBy('till')
    .execute();
  const tills: ForkedTill[] = [];
  for (const { till } of begun) tills.push(await forkedTill(transaction, { store, till }));
  return tills;
}

/** How one journal went; of one epoch where it never went two ways. */
export async function forkedTill(
  transaction: AgentDatabase | AgentTransaction,
  { store, till }: TillKey,
): Promise<ForkedTill> {
  const epochs = await epochsOf(transaction, { store, till });
  const newestEpoch = epochs.at(-1)?.epoch ?? 1;
  const lineage = await lineageOf(transaction, { store, till }, newestEpoch);
  const beside: SideBranch[] = [];
  for (const epoch of [1, ...epochs.map((one) => one.epoch)].filter((one) => one !== newestEpoch)) {
    const begunAfter = epochs.find((one) => one.epoch === epoch)?.after_seq ?? 0;
    const afterSeq = lineage.find((stretch) => stretch.epoch === epoch)?.toSeq ?? begunAfter;
    const { seq } = await readHead(transaction, { store, till, epoch });
    if (seq > afterSeq) beside.push({ till, epoch, afterSeq, seq });
  }
  return { till, newestEpoch, beside };
}

/** The records of a side branch, or those of one shift among them, in their order. */
export async function recordsOf(
  transaction: AgentTransaction,
  { store, branch, shiftId }: { readonly store: string; readonly branch: SideBranch; readonly shiftId?: string },
): Promise<readonly JournalEvent[]> {
  const { till, epoch, afterSeq } = branch;
  const query = transaction
    .selectFrom('journal_event')
    .selectAll()
    .where('store', '=', store)
    .where('till', '=', till)
    .where('epoch', '=', epoch)
    .where('seq', '>', afterSeq)
    .orderBy('seq');
  const rows: AgentTables['journal_event'][] = await (shiftId === undefined
    ? query
    : query.where('shift_id', '=', shiftId)
  ).execute();
  return rows.map(eventOf);
}
