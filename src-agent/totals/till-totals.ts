import type { AgentDatabase } from '#agent/database/tables.ts';
import { type JournalKey, readHead } from '#agent/journal/held-journal.ts';
import { readAmountTotals, readKindTotals } from '#agent/totals/held-totals.ts';
import type { TillTotals } from '#shared/contract/agent-totals.ts';
import { sortAmounts, sortKinds } from '#shared/sync/totals.ts';

export async function tillTotals(database: AgentDatabase, key: JournalKey): Promise<TillTotals> {
  return await database.transaction().execute(async (transaction) => ({
    ...(await readHead(transaction, key)),
    events: sortKinds(await readKindTotals(transaction, key)),
    amounts: sortAmounts(await readAmountTotals(transaction, key)),
  }));
}
