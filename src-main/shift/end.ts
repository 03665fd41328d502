import type { z } from 'zod';
import { countedAmounts, forgetCount, forgetCountedAmount, keepCountedAmount } from '#main/counting/count-entries.ts';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { formName } from '#main/paper/paper-shop.ts';
import { queueFinalReport } from '#main/paper/report-paper.ts';
import { dropDraft, readDraft } from '#main/sale/draft-store.ts';
import { causesOfDifference } from '#main/shift/causes-of-difference.ts';
import { forgetReasons, keepReason, reasonsOf } from '#main/shift/difference-reasons.ts';
import { figuresOfShift, revisionOf } from '#main/shift/figures-of-shift.ts';
import { nextNumbers } from '#main/shift/numbering.ts';
import { openSessionsOf, type ShiftRecord } from '#main/shift/shift-records.ts';
import { requireShift, type Standing } from '#main/shift/standing.ts';
import { issuedDocument } from '#main/shift/start.ts';
import { must } from '#shared/assert.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type {
  EndedShift,
  EndRow,
  EndSheet,
  endShiftSchema,
  writeEndSchema,
  writeReasonSchema,
} from '#shared/contract/shift.ts';
import { takeFromCounted } from '#shared/counting/take.ts';
import type { KnownEvent } from '#shared/journal/event.ts';
import { minor } from '#shared/money/amount.ts';
import { fewestPieces } from '#shared/money/currency.ts';
import { parseAmount } from '#shared/money/parse-amount.ts';
import { no, ok, type Result } from '#shared/result.ts';
import {
  type EndingRow,
  endShift,
  isAboveTolerance,
  isEndCountMissing,
  refuseWithdrawal,
} from '#shared/shift/end-shift.ts';
import { isSameRow, suggestedWithdrawal, withdrawable } from '#shared/shift/figures.ts';

export function endSheet(desk: Desk): Result<EndSheet, Refusal> {
  const standing = requireShift(desk);
  return standing.ok ? ok(sheetOf(desk, standing.value)) : standing;
}

function sheetOf(desk: Desk, { shift, operator }: Standing): EndSheet {
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
    openDocumentLines: readDraft(desk.connection, operator.id)?.lines.length ?? 0,
  };
}

/** The rows of the shift with the reasons typed so far. */
function endingRows(desk: Desk, shift: ShiftRecord): readonly EndingRow[] {
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

/** Keeps one entry of the End window as typed: the actual balance, or the withdrawal. */
export function writeEnd(desk: Desk, input: z.infer<typeof writeEndSchema>): Result<EndSheet, Refusal> {
  const standing = requireShift(desk);
  if (!standing.ok) return standing;
  const { shift, operator } = standing.value;
  return carryOut(desk, { call: 'shift.writeEnd', input }, () => {
    const configuration = desk.configuration();
    const rows = figuresOfShift(desk.connection, { shift, configuration });
    const row = rows.find((candidate) => isSameRow(candidate, input));
    const currency = configuration.currencies.find(({ code }) => code === input.currency);
    if (row === undefined || currency === undefined) return no({ code: 'payment_form_unknown' });
    const amount = input.amount === null ? ok(null) : parseAmount(input.amount, currency.minorDigits);
    if (!amount.ok) return amount;
    if (input.column === 'actual') {
      keepActual(desk, operator.id, { ...input, amountMinor: amount.value });
    } else {
      const refusal = refuseWithdrawal({ ...row, withdrawalMinor: amount.value ?? 0 });
      if (refusal !== null) return no(refusal);
      keepWithdrawal(desk, operator.id, { ...input, amountMinor: amount.value });
    }
    return ok(sheetOf(desk, standing.value));
  });
}

type Entry = { readonly paymentForm: string; readonly currency: string; readonly amountMinor: number | null };

/** A typed sum replaces what was counted by pieces: the person has the last word, and the pieces no longer add up to it. */
function keepActual(desk: Desk, operatorId: string, { paymentForm, currency, amountMinor }: Entry): void {
  const of = { operatorId, occasion: 'end' } as const;
  if (amountMinor === null) forgetCountedAmount(desk.connection, of, { paymentForm, currency });
  else keepCountedAmount(desk.connection, of, { paymentForm, currency, pieces: [], totalMinor: amountMinor });
}

function keepWithdrawal(desk: Desk, operatorId: string, { paymentForm, currency, amountMinor }: Entry): void {
  const { connection } = desk;
  if (amountMinor === null) {
    connection
      .prepare('DELETE FROM withdrawal_entry WHERE operator_id = ? AND payment_form = ? AND currency = ?')
      .run(operatorId, paymentForm, currency);
    return;
  }
  connection
    .prepare('INSERT OR REPLACE INTO withdrawal_entry VALUES (?, ?, ?, ?)')
    .run(operatorId, paymentForm, currency, amountMinor);
}

/** Keeps the reason for a row's difference; the end writes it into the document that the difference makes. */
export function writeReason(desk: Desk, input: z.infer<typeof writeReasonSchema>): Result<EndSheet, Refusal> {
  const standing = requireShift(desk);
  if (!standing.ok) return standing;
  const { shift, operator } = standing.value;
  return carryOut(desk, { call: 'shift.writeReason', input }, () => {
    const row = endingRows(desk, shift).find((candidate) => isSameRow(candidate, input));
    if (row === undefined) return no({ code: 'payment_form_unknown' });
    keepReason(desk.connection, operator.id, { ...input, reason: input.reason.trim().replaceAll(/\s+/g, ' ') });
    return ok(sheetOf(desk, standing.value));
  });
}

/** Ends the shift with the figures that were shown, queues its report (Z), and logs the operator off. */
export function end(desk: Desk, input: z.infer<typeof endShiftSchema>): Result<EndedShift, Refusal> {
  const standing = requireShift(desk);
  if (!standing.ok) return standing;
  const { shift, operator, owner } = standing.value;
  const result = carryOut(desk, { call: 'shift.end', input }, () => {
    const configuration = desk.configuration();
    const rows = endingRows(desk, shift);
    const sheet = sheetOf(desk, standing.value);
    const head = desk.journal.head();
    const decided = endShift({
      authority: standing.value.authority,
      shift: { id: shift.id, number: shift.number, owner },
      openSessionIds: openSessionsOf(desk.connection, shift.id),
      parameters: shift.parameters,
      rows,
      openDocumentLines: sheet.openDocumentLines,
      shownRevision: input.revision,
      revision: sheet.revision,
      covers: [{ till: desk.journal.till, epoch: head.epoch, seq: head.seq }],
      newId: desk.newId,
      nextNumber: nextNumbers(desk.connection, {
        tillCode: configuration.tillCode,
        businessDate: shift.business_date,
      }),
    });
    if (!decided.ok) return no(namedForm(desk, decided.refusal));
    const kept: readonly KnownEvent[] = decided.value.events.map((event) => desk.journal.append(event));
    queueFinalReport(desk, { shiftId: shift.id, reportNumber: decided.value.reportNumber, rows });
    forgetCount(desk.connection, { operatorId: operator.id, occasion: 'end' });
    desk.connection.prepare('DELETE FROM withdrawal_entry WHERE operator_id = ?').run(operator.id);
    forgetReasons(desk.connection, operator.id);
    dropDraft(desk.connection, operator.id);
    return ok({
      shiftId: shift.id,
      number: shift.number,
      reportNumber: decided.value.reportNumber,
      rows: sheet.rows,
      documents: kept.flatMap(issuedDocument),
    });
  });
  if (result.ok) desk.seat.leave();
  desk.wake();
  return result;
}

/** The words of a refusal name the payment form as the cashier knows it. */
function namedForm(desk: Desk, refusal: Refusal): Refusal {
  const form = refusal.facts?.['form'];
  return typeof form === 'string'
    ? { ...refusal, facts: { ...refusal.facts, form: formName(desk.configuration(), form) } }
    : refusal;
}
