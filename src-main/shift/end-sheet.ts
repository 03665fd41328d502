import { cardsWithoutReceipt } from '#main/card/card-records.ts';
import { cardsOfShift } from '#main/card/cards-of-shift.ts';
import { chequesOf } from '#main/counting/cheques.ts';
import { countedAmounts } from '#main/counting/count-entries.ts';
import type { Desk } from '#main/desk/desk.ts';
import { readOperators } from '#main/operator/roster-store.ts';
import { readDraft } from '#main/sale/draft-store.ts';
import { parkedByCashiers, parkedDocuments } from '#main/sale/pending.ts';
import { isHiddenByBlindCount } from '#main/shift/blind.ts';
import { causesOfDifference } from '#main/shift/causes-of-difference.ts';
import { differenceNotBooked } from '#main/shift/difference-not-booked.ts';
import { reasonsOf } from '#main/shift/difference-reasons.ts';
import { documentOwner, openDocumentOf, requireEnding } from '#main/shift/ending.ts';
import { figuresOfShift, keepInDrawer, revisionOf, uncountedFigures } from '#main/shift/figures-of-shift.ts';
import { otherDrawers } from '#main/shift/other-drawers.ts';
import { movementTotalsOf, openSessionsOf, type ShiftRecord } from '#main/shift/shift-records.ts';
import { ownerOf } from '#main/shift/standing.ts';
import { leaseEnd, partTills, rollNow } from '#main/store/lease-end.ts';
import { must } from '#shared/assert.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { EndRow, EndSheet } from '#shared/contract/shift.ts';
import type { OtherDrawer } from '#shared/counting/likely-causes.ts';
import { takeFromCounted } from '#shared/counting/take.ts';
import { isShared } from '#shared/ledger/posting.ts';
import { minor } from '#shared/money/amount.ts';
import { fewestPieces } from '#shared/money/currency.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { isKeptInSafe } from '#shared/safe/safe-document.ts';
import {
  type EndingRow,
  isAboveTolerance,
  isCountMissing,
  isEndCountMissing,
  isHeldByParked,
} from '#shared/shift/end-shift.ts';
import { isSameRow, type RowKey, suggestedWithdrawal, withdrawable } from '#shared/shift/figures.ts';
import { paymentFormName } from '#shared/till/payment-form-name.ts';

/**
 * The End window of one’s own open shift, or of another’s by whoever may end it. Whoever opens it takes the lease to end
 * the shift, so that nobody else does meanwhile.
 */
export async function endSheet(
  desk: Desk,
  ask: { readonly shiftId?: string | undefined },
): Promise<Result<EndSheet, Refusal>> {
  const ending = requireEnding(desk, ask.shiftId);
  if (!ending.ok) return ending;
  if (isHiddenByBlindCount(desk, ending.value.shift)) return no({ code: 'blind_count_first' });
  const leased = await leaseEnd(desk, ending.value, { callRoll: false });
  return leased.ok ? ok(sheetOf(desk, ending.value.shift)) : leased;
}

export function sheetOf(desk: Desk, shift: ShiftRecord): EndSheet {
  const ender = documentOwner(shift, desk.seat.operator?.id ?? shift.operator_id);
  const rows = endingRows(desk, shift);
  const differs = rows.some(({ differenceMinor }) => differenceMinor !== null && differenceMinor !== 0);
  const parked = parkedDocuments(desk);
  const others = differs ? otherDrawers(desk, shift) : [];
  const countRequired = isEndCountMissing({ parameters: shift.parameters, rows });
  return {
    shiftId: shift.id,
    number: shift.number,
    startedAt: shift.started_at,
    detachedAt: shift.detached_at,
    operatorName: shift.operator_name,
    isOwn: desk.seat.operator !== null && shift.owner === ownerOf(desk, desk.seat.operator),
    revision: revisionOf(shift, rows),
    rows: rows.map((row) => endRowOf(desk, { shift, row, otherDrawers: others })),
    hasReceiptPrinter: desk.hasReceiptPrinter(),
    hasPaymentTerminal: desk.terminal.setting().kind !== 'none',
    countRequired,
    countOpens: shift.parameters.forceCount && (countRequired || rows.every(({ actualMinor }) => actualMinor === null)),
    tills: [...partTills(desk, shift.id, rollNow(desk))],
    openDocumentLines: openDocumentOf(desk, shift, ender)?.lines.length ?? 0,
    hasCardInDocument: cardsOfShift(desk, { shiftId: shift.id, openDocument: openDocumentOf(desk, shift, ender) })
      .hasCardPayments,
    cardsWithoutReceipt: [...cardsWithoutReceipt(desk.connection, shift.id)],
    others: isShared(shift.owner) ? othersIn(desk, shift, ender) : [],
    parkedDocuments: shift.parameters.parkedAtEnd === 'allow' ? [] : parked,
    isHeldByParked: isHeldByParked({ ...shift, parkedByCashiers: parkedByCashiers(parked) }),
  };
}

/** Who else has a session in the day, or a half-typed document that outlives it. */
function othersIn(desk: Desk, shift: ShiftRecord, ender: string): EndSheet['others'] {
  const sessions = openSessionsOf(desk.connection, shift.id);
  return readOperators(desk.connection)
    .filter(({ id }) => id !== ender)
    .map(({ id, name }) => {
      const sessionSince = sessions.find(({ operatorId }) => operatorId === id)?.openedAt ?? null;
      return { name, sessionSince, documentLines: readDraft(desk.connection, id)?.lines.length ?? 0 };
    })
    .filter(({ sessionSince, documentLines }) => sessionSince !== null || documentLines > 0);
}

/** The rows of the shift with the reasons typed so far. */
export function endingRows(desk: Desk, shift: ShiftRecord): readonly EndingRow[] {
  const reasonOf = reasonsOf(desk.connection, shift.drawer);
  const rows = figuresOfShift(desk.connection, { shift, configuration: desk.configuration() });
  return rows.map((row) => ({ ...row, isKeptInSafe: isPaperKept(desk, row), reason: reasonOf(row) }));
}

/** The rows of a shift that the till ends by itself. */
export function uncountedRows(desk: Desk, shift: ShiftRecord): readonly EndingRow[] {
  const rows = uncountedFigures(desk.connection, { shift, configuration: desk.configuration() });
  return rows.map((row) => ({ ...row, isKeptInSafe: isPaperKept(desk, row), reason: '' }));
}

function isPaperKept(desk: Desk, { paymentForm }: RowKey): boolean {
  const form = desk.configuration().paymentForms.find(({ id }) => id === paymentForm);
  return form !== undefined && form.kind !== 'cash' && isKeptInSafe(form.kind);
}

/** A row as the window shows it: the figures, the form's name, and which notes and coins to take. */
function endRowOf(
  desk: Desk,
  facts: { readonly shift: ShiftRecord; readonly row: EndingRow; readonly otherDrawers: readonly OtherDrawer[] },
): EndRow {
  const { shift, otherDrawers } = facts;
  const { isCash, isKeptInSafe: _isKept, reason, ...row } = facts.row;
  const configuration = desk.configuration();
  const form = must(
    configuration.paymentForms.find(({ id }) => id === row.paymentForm),
    'a row of End of Shift belongs to a payment form of the till',
  );
  const currency = must(
    configuration.currencies.find(({ code }) => code === row.currency),
    'a row of End of Shift has a currency of the till',
  );
  const counted = countedAmounts(desk.connection, { drawer: shift.drawer, occasion: 'end' }).find((amount) =>
    isSameRow(amount, row),
  );
  const withdrawal = minor(row.withdrawalMinor);
  const take =
    counted === undefined || counted.pieces.length === 0
      ? fewestPieces(withdrawal, currency.denominations)
      : takeFromCounted(withdrawal, counted.pieces);
  return {
    ...row,
    parts: shownParts(desk, shift, row),
    name: paymentFormName(form, configuration.language),
    kind: form.kind,
    suggestedWithdrawalMinor: suggestedWithdrawal({
      isCash,
      currency: row.currency,
      baseMinor: withdrawable(row),
      keepInDrawer: keepInDrawer(shift, configuration),
    }),
    reason,
    reasons:
      shift.parameters.differenceReasons.find(({ paymentForm }) => paymentForm === row.paymentForm)?.reasons ?? [],
    isAboveTolerance: isAboveTolerance(row, shift.parameters),
    isCountMissing: isCountMissing(facts.row, shift.parameters),
    causes: isCash
      ? [
          ...causesOfDifference(desk.connection, {
            row,
            shiftId: shift.id,
            owner: shift.owner,
            counted: counted ?? null,
            denominations: currency.denominations,
            otherDrawers,
            foundAtStartMinor: differenceNotBooked(desk.connection, shift, row),
            paymentForms: configuration.paymentForms.map(({ id }) => id),
          }),
        ]
      : missingCheques(desk, shift, row),
    take: isCash ? [...take] : [],
  };
}

/** A difference at the start is no deposit: the event keeps them as one part, whoever reads the window sees both. */
function shownParts(desk: Desk, shift: ShiftRecord, row: RowKey & Pick<EndingRow, 'parts'>): EndRow['parts'] {
  const openingDifferenceMinor =
    movementTotalsOf(desk.connection, shift.id).find(
      (total) => total.movement === 'difference_at_start' && isSameRow(total, row),
    )?.amountMinor ?? 0;
  return { ...row.parts, depositMinor: row.parts.depositMinor - openingDifferenceMinor, openingDifferenceMinor };
}

/** Once cheques were looked for, each one without a tick is named: together they are the difference. */
function missingCheques(desk: Desk, shift: ShiftRecord, row: RowKey): EndRow['causes'] {
  const cheques = chequesOf(desk.connection, shift.id, 'ticked').filter((cheque) => isSameRow(cheque, row));
  if (cheques.every(({ isThere }) => isThere === null)) return [];
  return cheques
    .filter(({ isThere }) => isThere !== true)
    .map(({ number, bank, amountMinor, wasThere, till }) => ({
      cause: 'cheque_missing' as const,
      number,
      bank,
      amountMinor,
      wasThere: wasThere === true,
      till,
    }));
}
