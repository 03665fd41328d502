import { Decimal } from 'decimal.js';
import { cardsWithoutReceipt, unconfirmedCards } from '#main/card/card-records.ts';
import type { Desk } from '#main/desk/desk.ts';
import { formName } from '#main/paper/paper-shop.ts';
import { isHiddenByBlindCount } from '#main/shift/blind.ts';
import { differenceNotBooked } from '#main/shift/difference-not-booked.ts';
import { endedRowsOf } from '#main/shift/ended-rows.ts';
import { figuresOfShift } from '#main/shift/figures-of-shift.ts';
import { revisedRows } from '#main/shift/revised.ts';
import { returnsOf, roundingOf, salesTaxesOf } from '#main/shift/sales-of-shift.ts';
import { requireSeen } from '#main/shift/seen.ts';
import { movementTotalsOf } from '#main/shift/shift-records.ts';
import { countersOf, discountsOf, groupsOf, hoursOf } from '#main/shift/tallies-of-shift.ts';
import { tillsOfShift } from '#main/shift/tills-of-shift.ts';
import { rollNow } from '#main/store/lease-end.ts';
import { trainingOf } from '#main/training/training-record.ts';
import { must } from '#shared/assert.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { ShiftSummary } from '#shared/contract/shift.ts';
import type { Glance } from '#shared/contract/till.ts';
import type { TillOfShift } from '#shared/contract/till-of-shift.ts';
import type { Movement } from '#shared/ledger/posting.ts';
import { roundToMinor } from '#shared/money/amount.ts';
import { percentOf, percentText } from '#shared/money/percent.ts';
import { ok, type Result } from '#shared/result.ts';
import type { FigureRow } from '#shared/shift/figure-row.ts';
import { isSameRow, type MovementTotal, type RowKey } from '#shared/shift/figures.ts';

/** Shift Summary of the open shift: every figure read from running totals, none added up from receipts. */
export function shiftSummary(
  desk: Desk,
  ask: { readonly shiftId?: string | undefined },
): Result<ShiftSummary, Refusal> {
  const seen = requireSeen(desk, ask.shiftId);
  if (!seen.ok) return seen;
  const shift = seen.value;
  const configuration = desk.configuration();
  const isBlind = isHiddenByBlindCount(desk, shift);
  const late = shift.status === 'closed' ? revisedRows(desk, shift) : [];
  const rows = figuresOfShift(desk.connection, { shift, configuration });
  const ended = endedRowsOf(desk.connection, shift);
  const totals = movementTotalsOf(desk.connection, shift.id);
  const counters = countersOf(desk.connection, shift.id);
  const taxes = salesTaxesOf(desk.connection, shift.id, configuration.taxes);
  const returnsMinor = returnsOf(desk.connection, shift.id);
  const grossMinor = taxes.reduce((total, tax) => total + tax.grossMinor, returnsMinor);
  const receipts = counters.get('receipts') ?? 0;
  const items = counters.get('items') ?? 0;
  return ok({
    shiftId: shift.id,
    number: shift.number,
    startedAt: shift.started_at,
    endedAt: shift.ended_at,
    operatorName: shift.operator_name,
    isRevised: late.some(({ lateMinor }) => lateMinor !== 0),
    isBlind,
    tills: tillsOfShift(desk, shift.id, rollNow(desk)).map((till) => (isBlind ? withoutMoney(till) : till)),
    cashFlows: rows
      .filter(({ isCash }) => isCash && !isBlind)
      .map((row) => {
        const at = movementsOf(totals, row);
        return {
          currency: row.currency,
          carriedMinor: row.parts.carriedMinor,
          depositMinor: at('deposit_at_start'),
          differenceAtStartMinor: at('difference_at_start'),
          differenceNotBookedMinor: differenceNotBooked(desk.connection, shift, row),
          salesMinor: row.parts.receivedMinor,
          manualDepositsMinor: at('manual_deposit'),
          changeMinor: row.parts.changeMinor,
          returnsMinor: row.parts.returnsMinor,
          manualWithdrawalsMinor: at('manual_withdrawal'),
          depositsTotalMinor: row.parts.receivedMinor + at('manual_deposit'),
          withdrawalsTotalMinor: row.parts.changeMinor + row.parts.returnsMinor + at('manual_withdrawal'),
          balanceMinor: row.endingMinor,
          lateMinor: late.find((one) => isSameRow(one, row))?.lateMinor ?? 0,
          end: endOf(ended.find((entry) => isSameRow(entry, row))),
        };
      }),
    unconfirmedCards: [...unconfirmedCards(desk.connection, shift.id)],
    cardsWithoutReceipt: [...cardsWithoutReceipt(desk.connection, shift.id)],
    balances: rows
      .filter(({ isCash }) => !(isCash && isBlind))
      .map((row) => {
        const form = must(
          configuration.paymentForms.find(({ id }) => id === row.paymentForm),
          'a row belongs to a payment form of the till',
        );
        const at = movementsOf(totals, row);
        const withdrawalsMinor = row.parts.changeMinor + row.parts.returnsMinor + Math.min(0, row.parts.documentsMinor);
        return {
          paymentForm: row.paymentForm,
          name: formName(configuration, row.paymentForm),
          kind: form.kind,
          currency: row.currency,
          payments: row.payments,
          operations: row.operations,
          salesMinor: row.parts.receivedMinor + row.parts.changeMinor,
          returnsMinor: row.parts.returnsMinor,
          manualDepositsMinor: at('manual_deposit'),
          manualWithdrawalsMinor: at('manual_withdrawal'),
          depositsMinor: row.endingMinor - withdrawalsMinor,
          withdrawalsMinor,
          totalMinor: row.endingMinor,
        };
      }),
    sales: {
      currency: configuration.systemCurrency,
      grossMinor: isBlind ? null : grossMinor,
      receipts,
      items,
      averageMinor: isBlind ? null : averageOf(grossMinor, receipts),
      averageItemMinor: isBlind ? null : averageOf(grossMinor, items),
      averageItemsHundredths: averageOf(100 * items, receipts),
      voidedLines: counters.get('voided_lines') ?? 0,
      discardedDocuments: counters.get('discarded_documents') ?? 0,
      corrections: counters.get('corrections') ?? 0,
      returnsMinor: isBlind ? null : returnsMinor,
      returnedItems: counters.get('returned_items') ?? 0,
      ...grantedOf(counters, isBlind ? null : grossMinor),
      taxes: isBlind ? [] : [...taxes],
      rounding: isBlind ? [] : [...roundingOf(desk.connection, shift.id)],
    },
    training: trainingOf(desk.connection, shift.id),
    groups: isBlind ? [] : groupsOf(desk.connection, shift.id),
  });
}

/** Nothing that would give a drawer away that is to be counted blind. */
function withoutMoney(till: TillOfShift): TillOfShift {
  return { ...till, cashDocuments: [], issued: [], moreIssued: 0 };
}

/** What one movement came to in a row. */
function movementsOf(totals: readonly MovementTotal[], row: RowKey): (movement: Movement) => number {
  return (movement) => totals.find((total) => total.movement === movement && isSameRow(total, row))?.amountMinor ?? 0;
}

function averageOf(sum: number, count: number): number {
  return count === 0 ? 0 : roundToMinor(new Decimal(sum).dividedBy(count));
}

function endOf(row: FigureRow | undefined): ShiftSummary['cashFlows'][number]['end'] {
  if (row === undefined) return null;
  const { endingMinor, actualMinor, differenceMinor, withdrawalMinor, remainingMinor } = row;
  return { endingMinor, actualMinor, differenceMinor, withdrawalMinor, remainingMinor };
}

type Granted = Pick<ShiftSummary['sales'], 'beforeDiscountsMinor' | 'discounts' | 'priceChanges'>;

/** Discounts beside the sales they were taken off; `grossMinor` null: nothing is said that would give the sales away. */
function grantedOf(counters: ReadonlyMap<string, number>, grossMinor: number | null): Granted {
  if (grossMinor === null) return { beforeDiscountsMinor: null, discounts: null, priceChanges: null };
  const { discounts, priceChanges } = discountsOf(counters);
  const beforeDiscountsMinor = grossMinor + discounts.amountMinor;
  const percent = percentText(percentOf(discounts.amountMinor, beforeDiscountsMinor));
  return { beforeDiscountsMinor, discounts: { ...discounts, percent }, priceChanges };
}

/** The open shift at a glance; no open shift: all zero, so that the menu needs no special case. */
export function glance(desk: Desk): Result<Glance, Refusal> {
  const summary = shiftSummary(desk, {});
  if (!summary.ok) return ok({ isBlind: false, salesMinor: 0, documents: 0, averageMinor: 0, hours: [], cash: [] });
  const { sales, cashFlows, isBlind, shiftId } = summary.value;
  return ok({
    isBlind,
    salesMinor: sales.grossMinor,
    documents: sales.receipts,
    averageMinor: sales.averageMinor,
    hours: isBlind ? [] : hoursOf(desk.connection, shiftId),
    cash: cashFlows.map(({ currency, balanceMinor }) => ({ currency, inDrawerMinor: balanceMinor })),
  });
}
