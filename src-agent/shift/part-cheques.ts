import type { AgentTransaction } from '#agent/database/tables.ts';
import type { SideBranch } from '#agent/journal/side-branch.ts';
import { PART_CHEQUES_MAX, type PartCheques } from '#shared/contract/agent-shift.ts';
import { type JournalEvent, readableEvent } from '#shared/journal/event.ts';
import { chequesOfSale } from '#shared/sale/cheques-of-sale.ts';

/** The cheques that a till took in a shift, less those of its side branches. */
export async function chequesOf(
  transaction: AgentTransaction,
  part: {
    readonly store: string;
    readonly shiftId: string;
    readonly till: string;
    readonly beside: readonly SideBranch[];
  },
): Promise<PartCheques> {
  const all = transaction
    .selectFrom('shift_cheque')
    .where('store', '=', part.store)
    .where('shift_id', '=', part.shiftId)
    .where('till', '=', part.till);
  const taken = part.beside.reduce(
    (query, branch) =>
      query.where((row) => row.not(row.and([row('epoch', '=', branch.epoch), row('seq', '>', branch.afterSeq)]))),
    all,
  );
  const listed = await taken
    .select([
      'cheque_id as id',
      'payment_form as paymentForm',
      'currency',
      'number',
      'bank',
      'amount_minor as amountMinor',
      'document_number as documentNumber',
    ])
    .orderBy('epoch')
    .orderBy('seq')
    .orderBy('place')
    .limit(PART_CHEQUES_MAX)
    .execute();
  if (listed.length < PART_CHEQUES_MAX) return { listed, more: 0 };
  const { cheques } = await taken
    .select(({ fn }) => fn.countAll<number | string>().as('cheques'))
    .executeTakeFirstOrThrow();
  return { listed, more: Number(cheques) - listed.length };
}

/** The same of a side branch, whose records have been read. */
export function chequesAmong(events: readonly JournalEvent[]): PartCheques {
  const taken = events.flatMap((event) => {
    const known = readableEvent(event);
    return known?.kind === 'sale.completed' ? chequesOfSale(known.body) : [];
  });
  return { listed: taken.slice(0, PART_CHEQUES_MAX), more: Math.max(0, taken.length - PART_CHEQUES_MAX) };
}
