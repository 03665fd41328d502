import type { AgentDatabase, AgentTransaction, TillKey } from '#agent/database/tables.ts';

/** Records of one epoch up to `toSeq`; in the newest epoch of a lineage, up to wherever it goes. */
export type Stretch = { readonly epoch: number; readonly fromSeq: number; readonly toSeq: number };

/**
 * The stretches that a journal of this epoch consists of, oldest first: what came before each of its forks, and what
 * followed. An epoch that nobody began is one stretch of its own.
 */
export async function lineageOf(
  database: AgentDatabase | AgentTransaction,
  { store, till }: TillKey,
  epoch: number,
): Promise<readonly Stretch[]> {
  const begun = await epochsOf(database, { store, till });
  const stretches: Stretch[] = [];
  let toSeq = Number.MAX_SAFE_INTEGER;
  for (let at: number | undefined = epoch; at !== undefined; ) {
    const row = begun.find((one) => one.epoch === at);
    const fromSeq = (row?.after_seq ?? 0) + 1;
    if (fromSeq <= toSeq) stretches.unshift({ epoch: at, fromSeq, toSeq });
    toSeq = Math.min(toSeq, fromSeq - 1);
    at = row?.after_epoch;
  }
  return stretches;
}

/** The epoch in which the first record of this journal may be sealed: where it forked before that, the one it was forked from. */
export async function rootOf(
  database: AgentDatabase | AgentTransaction,
  { store, till, epoch }: TillKey & { readonly epoch: number },
): Promise<number> {
  const begun = await epochsOf(database, { store, till });
  let root = epoch;
  for (let row = begun.find((one) => one.epoch === root); row !== undefined; ) {
    root = row.after_epoch;
    row = begun.find((one) => one.epoch === root);
  }
  return root;
}

export async function epochsOf(database: AgentDatabase | AgentTransaction, { store, till }: TillKey) {
  return await database
    .selectFrom('journal_epoch')
    .selectAll()
    .where('store', '=', store)
    .where('till', '=', till)
    .orderBy('epoch')
    .execute();
}

/** The epoch that keeps record `seq` of a journal. */
export function keptIn(lineage: readonly Stretch[], seq: number): number {
  return lineage.find(({ fromSeq, toSeq }) => seq >= fromSeq && seq <= toSeq)?.epoch ?? lineage[0]?.epoch ?? 1;
}
