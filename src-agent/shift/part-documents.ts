import { sql } from 'kysely';
import { z } from 'zod';
import type { AgentTransaction } from '#agent/database/tables.ts';
import type { SideBranch } from '#agent/journal/side-branch.ts';
import { PART_CASH_DOCUMENTS_MAX, type PartDocuments } from '#shared/contract/agent-shift.ts';
import { amountMinorSchema, currencyCodeSchema } from '#shared/contract/fields.ts';
import type { JournalEvent } from '#shared/journal/event.ts';

type PartOfTill = {
  readonly store: string;
  readonly shiftId: string;
  readonly till: string;
  readonly beside: readonly SideBranch[];
};

/** The documents of a till in a shift, less those of its side branches: a few rows by index, however many receipts there are. */
export async function documentsOf(transaction: AgentTransaction, part: PartOfTill): Promise<PartDocuments> {
  const receipts = bodiesOf(transaction, part, 'sale.completed').limit(1);
  const [first] = await receipts.orderBy('epoch').orderBy('seq').execute();
  const [last] = await receipts.orderBy('epoch', 'desc').orderBy('seq', 'desc').execute();
  const issued = bodiesOf(transaction, part, 'cash_document.issued');
  const listed = await issued.orderBy('epoch').orderBy('seq').limit(PART_CASH_DOCUMENTS_MAX).execute();
  return {
    firstReceipt: numberIn(bodyOf(first)),
    lastReceipt: numberIn(bodyOf(last)),
    cashDocuments: listed.flatMap((row) => cashDocumentIn(bodyOf(row))),
    moreCashDocuments: listed.length < PART_CASH_DOCUMENTS_MAX ? 0 : (await countOf(issued)) - listed.length,
  };
}

/** The same of a side branch, whose records have been read. */
export function documentsAmong(events: readonly JournalEvent[]): PartDocuments {
  const receipts = events.filter(({ kind }) => kind === 'sale.completed');
  const issued = events.filter(({ kind }) => kind === 'cash_document.issued');
  const listed = issued.slice(0, PART_CASH_DOCUMENTS_MAX);
  return {
    firstReceipt: numberIn(receipts[0]?.body),
    lastReceipt: numberIn(receipts.at(-1)?.body),
    cashDocuments: listed.flatMap(({ body }) => cashDocumentIn(body)),
    moreCashDocuments: issued.length - listed.length,
  };
}

/** The kind stands in the statement as it is, so that a database knows that the index of this kind will do. */
function bodiesOf(
  transaction: AgentTransaction,
  { store, shiftId, till, beside }: PartOfTill,
  kind: 'sale.completed' | 'cash_document.issued',
) {
  const rows = transaction
    .selectFrom('journal_event')
    .select('body')
    .where('kind', '=', sql.lit(kind))
    .where('store', '=', store)
    .where('shift_id', '=', shiftId)
    .where('till', '=', till);
  return beside.reduce(
    (query, branch) =>
      query.where((row) => row.not(row.and([row('epoch', '=', branch.epoch), row('seq', '>', branch.afterSeq)]))),
    rows,
  );
}

async function countOf(issued: ReturnType<typeof bodiesOf>): Promise<number> {
  const { documents } = await issued
    .clearSelect()
    .select(({ fn }) => fn.countAll<number | string>().as('documents'))
    .executeTakeFirstOrThrow();
  return Number(documents);
}

function bodyOf(row: { readonly body: string } | undefined): unknown {
  return row === undefined ? null : JSON.parse(row.body);
}

/** Anything else a till may have written is left out of the list, not out of the sums. */
const numberedSchema = z.object({ number: z.string() });

function numberIn(body: unknown): string | null {
  return numberedSchema.safeParse(body).data?.number ?? null;
}

const cashDocumentSchema = numberedSchema.extend({
  type: z.enum(['CD', 'CW']),
  tag: z.string(),
  description: z.string(),
  reason: z.object({ name: z.string() }).nullish(),
  currency: currencyCodeSchema,
  amountMinor: amountMinorSchema,
});

function cashDocumentIn(body: unknown): PartDocuments['cashDocuments'] {
  const read = cashDocumentSchema.safeParse(body);
  return read.success ? [{ ...read.data, reason: read.data.reason?.name ?? '' }] : [];
}
