import { countedAmounts } from '#main/counting/count-entries.ts';
import type { Desk } from '#main/desk/desk.ts';
import { readDraft } from '#main/sale/draft-store.ts';
import { causesOfDifference } from '#main/shift/causes-of-difference.ts';
import { reasonsOf } from '#main/shift/difference-reasons.ts';
import { requireEnding } from '#main/shift/ending.ts';
import { figuresOfShift, revisionOf } from '#main/shift/figures-of-shift.ts';
import type { ShiftRecord } from '#main/shift/shift-records.ts';
import { must } from '#shared/assert.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { EndRow, EndSheet } from '#shared/contract/shift.ts';
import { takeFromCounted } from '#shared/counting/take.ts';
import { minor } from '#shared/money/amount.ts';
import { fewestPieces } from '#shared/money/currency.ts';
import { ok, type Result } from '#shared/result.ts';
import { type EndingRow, isAboveTolerance, isEndCountMissing } from '#shared/shift/end-shift.ts';
import { isSameRow, suggestedWithdrawal, withdrawable } from '#shared/shift/figures.ts';

/** The End window of one’s own open shift, or of another’s by whoever may end it. */
export function endSheet(desk: Desk, ask: { readonly shiftId?: string | undefined }): Result<EndSheet, Refusal> {
  const ending = requireEnding(desk, ask.shiftId);
  return ending.ok ? ok(sheetOf(desk, ending.value.shift)) : ending;
}

export function sheetOf(desk: Desk, shift: ShiftRecord): EndSheet {
  const rows = endingRows(desk, shift);
  return {
    shiftId: shift.id,
    number: shift.number,
    startedAt: shift.started_at,
    operatorName: shift.operator_name,
    revision: revisionOf(shift, rows),
    rows: rows.map((row) => endRowOf(desk, shift, row)),
    hasReceiptPrinter: true,
    countRequired: isEndCountMissing({ parameters: shift.parameters, rows }),
    openDocumentLines: readDraft(desk.connection, shift.operator_id)?.lines.length ?? 0,
  };
}

/** The rows of the shift with the reasons typed so far. */
export function endingRows(desk: Desk, shift: ShiftRecord): readonly EndingRow[] {
  const reasonOf = reasonsOf(desk.connection, shift.operator_id);
  const rows = figuresOfShift(desk.connection, { shift, configuration: desk.configuration() });
  return rows.map((row) => ({ ...row, reason: reasonOf(row) }));
}

/** A row as the window shows it: the figures, the form's name, and which notes and coins to take. */
function endRowOf(desk: Desk, shift: ShiftRecord, { isCash, reason, ...row }: EndingRow): EndRow {
  const configuration = desk.configuration();
  const form = must(
    configuration.paymentForms.find(({ id }) => id === row.paymentForm),
    'a row of End of Shift belongs to a payment form of the till',
  );
  const currency = must(
    configuration.currencies.find(({ code }) => code === row.currency),
    'a row of End of Shift has a currency of the till',
  );
  const counted = countedAmounts(desk.connection, { operatorId: shift.operator_id, occasion: 'end' }).find((amount) =>
    isSameRow(amount, row),
  );
  const withdrawal = minor(row.withdrawalMinor);
  const take =
    counted === undefined || counted.pieces.length === 0
      ? fewestPieces(withdrawal, currency.denominations)
      : takeFromCounted(withdrawal, counted.pieces);
  return {
    ...row,
    name: form.name,
    kind: form.kind,
    suggestedWithdrawalMinor: suggestedWithdrawal({
      isCash,
      currency: row.currency,
      baseMinor: withdrawable(row),
      keepInDrawer: shift.parameters.keepInDrawer,
    }),
    reason,
    reasons:
      shift.parameters.differenceReasons.find(({ paymentForm }) => paymentForm === row.paymentForm)?.reasons ?? [],
    isAboveTolerance: isAboveTolerance(row, shift.parameters),
    causes: isCash
      ? [
          ...causesOfDifference(desk.connection, {
            row,
            shiftId: shift.id,
            owner: shift.owner,
            counted: counted ?? null,
            denominations: currency.denominations,
          }),
        ]
      : [],
    take: isCash ? [...take] : [],
  };
}
