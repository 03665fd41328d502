import { cashDocumentsOfShift } from '#main/cash-document/list.ts';
import type { Desk } from '#main/desk/desk.ts';
import { partsOf } from '#main/store/everywhere.ts';
import { partsElsewhere } from '#main/store/lease-end.ts';
import { tagWords } from '#shared/cash-document/tag-words.ts';
import type { PartDocuments, ShiftPart } from '#shared/contract/agent-shift.ts';
import type { TillOfShift } from '#shared/contract/till-of-shift.ts';

export type DocumentsOfTill = Pick<TillOfShift, 'firstReceipt' | 'lastReceipt' | 'issued' | 'moreIssued' | 'isListed'>;

/** The documents of a shift at each till that is known to have any: this till's own, and of the others what the Agent told. */
export function documentsOfTills(desk: Desk, shiftId: string): (till: string) => DocumentsOfTill {
  const known = [{ till: desk.journal.till, ...ownDocuments(desk, shiftId) }, ...toldDocuments(desk, shiftId)];
  return (till) => known.filter((one) => one.till === till).reduce(joined, NONE);
}

const NONE: DocumentsOfTill = { firstReceipt: null, lastReceipt: null, issued: [], moreIssued: 0, isListed: true };

/** Branches of one till's journal: the way that it goes on comes first, and says what was first and last. */
function joined(one: DocumentsOfTill, other: DocumentsOfTill): DocumentsOfTill {
  return {
    firstReceipt: one.firstReceipt ?? other.firstReceipt,
    lastReceipt: one.lastReceipt ?? other.lastReceipt,
    issued: [...one.issued, ...other.issued],
    moreIssued: one.moreIssued + other.moreIssued,
    isListed: one.isListed && other.isListed,
  };
}

function ownDocuments(desk: Desk, shiftId: string): DocumentsOfTill {
  const parts = partsOf(desk.connection, shiftId);
  const receipt = (order: 'ASC' | 'DESC'): string | null =>
    (desk.connection
      .prepare(
        `SELECT number FROM trade_document
          WHERE shift_id IN (SELECT value FROM json_each(?)) AND type = 'receipt' ORDER BY seq ${order} LIMIT 1`,
      )
      .pluck()
      .get(parts) as string | undefined) ?? null;
  const issued = cashDocumentsOfShift(desk.connection, parts).map(({ body }) =>
    listed(desk, { ...body, reason: body.reason?.name ?? '' }),
  );
  return { ...NONE, firstReceipt: receipt('ASC'), lastReceipt: receipt('DESC'), issued };
}

function toldDocuments(desk: Desk, shiftId: string): readonly (DocumentsOfTill & { readonly till: string })[] {
  return partsElsewhere(desk, shiftId).map(({ till, documents }) => ({ till, ...readTold(desk, documents) }));
}

function readTold(desk: Desk, told: ShiftPart['documents']): DocumentsOfTill {
  if (told === undefined) return { ...NONE, isListed: false };
  const { cashDocuments, firstReceipt, lastReceipt, moreCashDocuments } = told;
  const issued = cashDocuments.map((document) => listed(desk, document));
  return { firstReceipt, lastReceipt, issued, moreIssued: moreCashDocuments, isListed: true };
}

/** What a document was for: what a person said about it, or why the till wrote it by itself. */
function listed(
  desk: Desk,
  { number, type, tag, reason, description, currency, amountMinor }: PartDocuments['cashDocuments'][number],
): TillOfShift['issued'][number] {
  const said = [reason, description].filter((words) => words !== '').join(', ');
  return {
    number,
    type,
    description: said === '' ? tagWords(tag, desk.configuration().language) : said,
    currency,
    amountMinor,
  };
}
