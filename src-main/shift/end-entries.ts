import type { z } from 'zod';
import { forgetCountedAmount, keepCountedAmount } from '#main/counting/count-entries.ts';
import { marksNow } from '#main/counting/count-marks.ts';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { isActualOnlyCounted, isHiddenByBlindCount } from '#main/shift/blind.ts';
import { keepReason } from '#main/shift/difference-reasons.ts';
import { endingRows, sheetOf } from '#main/shift/end-sheet.ts';
import { requireEnding } from '#main/shift/ending.ts';
import type { ShiftRecord } from '#main/shift/shift-records.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { EndSheet, writeEndSchema, writeReasonSchema } from '#shared/contract/shift.ts';
import type { Drawer } from '#shared/ledger/posting.ts';
import { parseAmount } from '#shared/money/parse-amount.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { refuseWithdrawal } from '#shared/shift/end-shift.ts';
import { isSameRow } from '#shared/shift/figures.ts';

/** Keeps one entry of the End window as typed: the actual balance, or the withdrawal. */
export function writeEnd(desk: Desk, input: z.infer<typeof writeEndSchema>): Result<EndSheet, Refusal> {
  const ending = requireEnding(desk, input.shiftId);
  if (!ending.ok) return ending;
  const { shift } = ending.value;
  return carryOut(desk, { call: 'shift.writeEnd', input }, () => {
    if (isHiddenByBlindCount(desk, shift)) return no({ code: 'blind_count_first' });
    const configuration = desk.configuration();
    const row = endingRows(desk, shift).find((candidate) => isSameRow(candidate, input));
    const currency = configuration.currencies.find(({ code }) => code === input.currency);
    if (row === undefined || currency === undefined) return no({ code: 'payment_form_unknown' });
    const amount = input.amount === null ? ok(null) : parseAmount(input.amount, currency.minorDigits);
    if (!amount.ok) return amount;
    if (input.column === 'actual') {
      if (row.isCash && isActualOnlyCounted(desk, shift.parameters)) return no({ code: 'blind_recount' });
      keepActual(desk, shift, { ...input, amountMinor: amount.value });
    } else {
      const refusal = refuseWithdrawal({ ...row, withdrawalMinor: amount.value ?? 0 });
      if (refusal !== null) return no(refusal);
      keepWithdrawal(desk, shift.drawer, { ...input, amountMinor: amount.value });
    }
    return ok(sheetOf(desk, shift));
  });
}

type Entry = { readonly paymentForm: string; readonly currency: string; readonly amountMinor: number | null };

/** A typed sum replaces what was counted by pieces: the person has the last word, and the pieces no longer add up to it. */
function keepActual(desk: Desk, { id, drawer }: ShiftRecord, { paymentForm, currency, amountMinor }: Entry): void {
  const of = { drawer, occasion: 'end' } as const;
  const row = { paymentForm, currency };
  if (amountMinor === null) {
    forgetCountedAmount(desk.connection, of, row);
    return;
  }
  const mark = marksNow(desk.connection, id)(row);
  keepCountedAmount(desk.connection, of, { ...row, pieces: [], totalMinor: amountMinor, mark });
}

function keepWithdrawal(desk: Desk, drawer: Drawer, { paymentForm, currency, amountMinor }: Entry): void {
  const { connection } = desk;
  if (amountMinor === null) {
    connection
      .prepare('DELETE FROM withdrawal_entry WHERE drawer = ? AND payment_form = ? AND currency = ?')
      .run(drawer, paymentForm, currency);
    return;
  }
  connection
    .prepare('INSERT OR REPLACE INTO withdrawal_entry VALUES (?, ?, ?, ?)')
    .run(drawer, paymentForm, currency, amountMinor);
}

/** Keeps the reason for a row's difference; the end writes it into the document that the difference makes. */
export function writeReason(desk: Desk, input: z.infer<typeof writeReasonSchema>): Result<EndSheet, Refusal> {
  const ending = requireEnding(desk, input.shiftId);
  if (!ending.ok) return ending;
  const { shift } = ending.value;
  return carryOut(desk, { call: 'shift.writeReason', input }, () => {
    if (isHiddenByBlindCount(desk, shift)) return no({ code: 'blind_count_first' });
    const row = endingRows(desk, shift).find((candidate) => isSameRow(candidate, input));
    if (row === undefined) return no({ code: 'payment_form_unknown' });
    keepReason(desk.connection, shift.drawer, { ...input, reason: input.reason.trim().replaceAll(/\s+/g, ' ') });
    return ok(sheetOf(desk, shift));
  });
}
