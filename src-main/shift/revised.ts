import type { z } from 'zod';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { say } from '#main/language/speak.ts';
import { formName } from '#main/paper/paper-shop.ts';
import { endedRowsOf } from '#main/shift/ended-rows.ts';
import { nextNumbers } from '#main/shift/numbering.ts';
import { requireSeen } from '#main/shift/seen.ts';
import { movementTotalsOf, type ShiftRecord } from '#main/shift/shift-records.ts';
import { ownerOf, requireOperator } from '#main/shift/standing.ts';
import { permit } from '#shared/access/authority.ts';
import { must } from '#shared/assert.ts';
import { issueCashDocument } from '#shared/cash-document/issue.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { issuedReversalSchema, RevisedShift, reverseDifferenceSchema } from '#shared/contract/revised-shift.ts';
import type { KnownEvent } from '#shared/journal/event.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { isSameRow } from '#shared/shift/figures.ts';
import { type RevisedRow, revisedSheet } from '#shared/shift/revised.ts';

/** The revised sheet of an ended shift: its signed figures, and what came after. */
export function revisedShift(desk: Desk, ask: { readonly shiftId: string }): Result<RevisedShift, Refusal> {
  const seen = requireSeen(desk, ask.shiftId);
  if (!seen.ok) return seen;
  const shift = seen.value;
  const rows = revisedRows(desk, shift);
  return ok({
    shiftId: shift.id,
    number: shift.number,
    issuedAtTill: otherEndingTill(desk, shift),
    rows: rows.map((row) => ({ ...row, name: formName(desk.configuration(), row.paymentForm) })),
    isRevised: rows.some(({ lateMinor }) => lateMinor !== 0),
  });
}

/** Rows of an ended shift; none while it is open, or where nobody told of its figures. */
export function revisedRows(desk: Desk, shift: ShiftRecord): readonly RevisedRow[] {
  const cash = new Set(
    desk
      .configuration()
      .paymentForms.filter(({ kind }) => kind === 'cash')
      .map(({ id }) => id),
  );
  return revisedSheet({
    signed: endedRowsOf(desk.connection, shift),
    totals: movementTotalsOf(desk.connection, shift.id),
    carried: shift.beginning,
    isCash: ({ paymentForm }) => cash.has(paymentForm),
    booksDifferences: shift.parameters.differenceDocuments,
  });
}

/** The other till whose end counts; null: this till's does, or none yet. */
function otherEndingTill(desk: Desk, { ended_till: till }: ShiftRecord): string | null {
  return till === desk.journal.till ? null : till;
}

/**
 * One till alone reverses, the one whose end booked the difference: two that have not heard of one another cannot both do
 * it. Checked in this order: shift may be seen, right to end it, ended at this till, something to reverse.
 */
export function reverseDifference(
  desk: Desk,
  input: z.infer<typeof reverseDifferenceSchema>,
): Result<z.infer<typeof issuedReversalSchema>, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const authority = { operator: operator.value, authoriser: desk.authoriser };
  const seen = requireSeen(desk, input.shiftId);
  if (!seen.ok) return seen;
  const shift = seen.value;
  const permitted = permit(
    authority,
    shift.owner === ownerOf(desk, operator.value) ? 'end_own_shift' : 'end_other_shift',
    'approve_difference',
  );
  if (!permitted.ok) return permitted;
  return carryOut(desk, { call: 'shift.reverseDifference', input }, () => {
    const till = otherEndingTill(desk, shift);
    if (till !== null) return no({ code: 'reversed_at_ending_till', facts: { number: shift.number, till } });
    const row = revisedRows(desk, shift).find((one) => isSameRow(one, input));
    if (row === undefined || row.proposedMinor === 0) return no({ code: 'nothing_to_reverse' });
    const { tillCode, language } = desk.configuration();
    const issued = issueCashDocument(
      {
        tag: '[!] Difference at the end of day',
        drawer: shift.drawer,
        paymentForm: row.paymentForm,
        currency: row.currency,
        intoDrawerMinor: row.proposedMinor,
        description: `[!] ${say(language, 'explained_by_late_documents', { number: shift.number })}`,
        handledBy: operator.value.id,
      },
      { actor: operator.value.id, shiftId: shift.id, sessionId: null, ...permitted.value },
      {
        newId: desk.newId,
        nextNumber: nextNumbers(desk.connection, { tillCode, businessDate: shift.business_date }),
      },
    );
    const [document] = [desk.journal.append(issued)].flatMap(bodyOfDocument);
    return ok(must(document, 'a reversal is a cash document'));
  });
}

function bodyOfDocument(kept: KnownEvent) {
  if (kept.kind !== 'cash_document.issued') return [];
  const { number, type, currency, amountMinor } = kept.body;
  return [{ number, type, currency, amountMinor }];
}
