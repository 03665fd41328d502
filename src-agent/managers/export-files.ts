import { z } from 'zod';
import type { AgentDatabase } from '#agent/database/tables.ts';
import { type Cell, csvText, SEPARATORS } from '#agent/managers/csv.ts';
import { readDifferences } from '#agent/managers/differences.ts';
import { listDocuments } from '#agent/managers/page-documents.ts';
import { listShifts } from '#agent/managers/page-shifts.ts';
import { listNotes } from '#agent/managers/till-notes.ts';
import { agentIdSchema } from '#shared/contract/agent-fields.ts';
import { dateSchema } from '#shared/contract/fields.ts';
import { PAGE_ROWS_MAX, type PageShift } from '#shared/contract/managers-shifts.ts';

/** What can be had as a file for a spreadsheet. Column names are for programs, so they are of one language. */
export const EXPORTS = ['shifts', 'differences', 'documents', 'notes'] as const;
export type Export = (typeof EXPORTS)[number];

/** `till`: whose notes; of the other files it is not asked. */
export const exportQuerySchema = z.strictObject({
  from: dateSchema,
  to: dateSchema,
  till: agentIdSchema.optional(),
  separator: z.enum(SEPARATORS).default(','),
});
type Ask = z.infer<typeof exportQuerySchema> & { readonly store: string; readonly now: string };

/** So many rows a spreadsheet still opens. */
const ROWS_MAX = 100_000;

export async function exportFile(database: AgentDatabase, name: Export, ask: Ask): Promise<string> {
  switch (name) {
    case 'shifts':
      return await shiftsFile(database, ask);
    case 'differences':
      return await differencesFile(database, ask);
    case 'documents':
      return await documentsFile(database, ask);
    case 'notes':
      return await notesFile(database, ask);
  }
}

async function shiftsFile(database: AgentDatabase, { store, now, from, to, separator }: Ask): Promise<string> {
  const rows: Cell[][] = [];
  for (let skip = 0; skip < ROWS_MAX; skip += PAGE_ROWS_MAX) {
    const page = await listShifts(database, { store, now }, { text: '', from, to, isOpenOnly: false, skip });
    rows.push(...page.shifts.flatMap(shiftRows));
    if (!page.hasMore) break;
  }
  const head = ['number', 'operator', 'business_date', 'tills', 'started_at', 'ended_at', 'status', 'receipts'];
  return csvText([...head, 'currency', 'turnover_minor', 'difference_minor'], rows, separator);
}

/** A row for each currency; a shift in which nothing moved has one without. */
function shiftRows(shift: PageShift): Cell[][] {
  const { number, operatorName, businessDate, tills, startedAt, endedAt, status, receipts } = shift;
  const facts = [number, operatorName, businessDate, tills.join(' '), startedAt, endedAt, status, receipts];
  if (shift.turnover.length === 0) return [[...facts, null, null, null]];
  return shift.turnover.map(({ currency, amountMinor }) => [
    ...facts,
    currency,
    amountMinor,
    shift.difference?.find((one) => one.currency === currency)?.amountMinor ?? null,
  ]);
}

async function differencesFile(database: AgentDatabase, { store, from, to, separator }: Ask): Promise<string> {
  const differences = await readDifferences(database, { store, from, to });
  return csvText(
    ['business_date', 'ended_at', 'shift', 'operator', 'till', 'payment_form', 'currency', 'difference_minor', 'cause'],
    differences.map((one) => [
      one.businessDate,
      one.endedAt,
      one.shiftNumber,
      one.operatorName,
      one.till,
      one.paymentForm,
      one.currency,
      one.differenceMinor,
      one.cause,
    ]),
    separator,
  );
}

async function documentsFile(database: AgentDatabase, { store, from, to, separator }: Ask): Promise<string> {
  const ask = { shiftId: null, sessionId: null, from, to, text: '', skip: 0 };
  const { documents } = await listDocuments(database, store, ask, ROWS_MAX);
  return csvText(
    ['at', 'till', 'kind', 'number', 'operator', 'currency', 'amount_minor', 'description'],
    documents.map(({ at, till, kind, number, operatorName, currency, amountMinor, description }) => [
      at,
      till,
      kind,
      number,
      operatorName,
      currency,
      amountMinor,
      description,
    ]),
    separator,
  );
}

async function notesFile(database: AgentDatabase, { store, till = '', from, to, separator }: Ask): Promise<string> {
  const { notes } = await listNotes(database, { store, till, skip: 0, rowsMax: ROWS_MAX });
  return csvText(
    ['at', 'till', 'epoch', 'record', 'note', 'operator', 'authorised_by', 'detail'],
    notes
      .filter(({ at }) => at.slice(0, 10) >= from && at.slice(0, 10) <= to)
      .map(({ at, epoch, seq, note, byName, authorisedByName, detail }) => [
        at,
        till,
        epoch,
        seq,
        note,
        byName,
        authorisedByName,
        detail,
      ]),
    separator,
  );
}
