import type { Database } from 'better-sqlite3';
import { Decimal } from 'decimal.js';
import type { Desk } from '#main/desk/desk.ts';
import { formName } from '#main/paper/paper-shop.ts';
import { figuresOfShift } from '#main/shift/figures-of-shift.ts';
import { salesTaxesOf } from '#main/shift/sales-of-shift.ts';
import { requireSeen } from '#main/shift/seen.ts';
import { countersOf, movementTotalsOf, type ShiftRecord } from '#main/shift/shift-records.ts';
import { must } from '#shared/assert.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { ShiftSummary } from '#shared/contract/shift.ts';
import type { Glance } from '#shared/contract/till.ts';
import { EVENT_BODIES } from '#shared/journal/event.ts';
import type { Movement } from '#shared/ledger/posting.ts';
import { roundToMinor } from '#shared/money/amount.ts';
import { ok, type Result } from '#shared/result.ts';
import type { FigureRow } from '#shared/shift/figure-row.ts';
import { isSameRow } from '#shared/shift/figures.ts';

/** Shift Summary of the open shift: every figure read from running totals, none added up from receipts. */
export function shiftSummary(
  desk: Desk,
  ask: { readonly shiftId?: string | undefined },
): Result<ShiftSummary, Refusal> {
  const seen = requireSeen(desk, ask.shiftId);
  if (!seen.ok) return seen;
  const shift = seen.value;
  const configuration = desk.configuration();
  const rows = figuresOfShift(desk.connection, { shift, configuration });
  const ended = endedRowsOf(desk.connection, shift);
  const totals = movementTotalsOf(desk.connection, shift.id);
  const counters = countersOf(desk.connection, shift.id);
  const taxes = salesTaxesOf(desk.connection, shift.id, configuration.taxes);
  const grossMinor = taxes.reduce((total, tax) => total + tax.grossMinor, 0);
  const receipts = counters.get('receipts') ?? 0;
  return ok({
    shiftId: shift.id,
    number: shift.number,
    startedAt: shift.started_at,
    endedAt: shift.ended_at,
    operatorName: shift.operator_name,
    cashFlows: rows
      .filter(({ isCash }) => isCash)
      .map((row) => {
        const at = (movement: Movement): number =>
          totals.find((total) => total.movement === movement && isSameRow(total, row))?.amountMinor ?? 0;
        return {
          currency: row.currency,
          carriedMinor: row.parts.carriedMinor,
          depositMinor: at('deposit_at_start'),
          differenceAtStartMinor: at('difference_at_start'),
          salesMinor: row.parts.receivedMinor,
          manualDepositsMinor: at('manual_deposit'),
          changeMinor: row.parts.changeMinor,
          returnsMinor: row.parts.returnsMinor,
          manualWithdrawalsMinor: at('manual_withdrawal'),
          balanceMinor: row.endingMinor,
          end: endOf(ended.find((entry) => isSameRow(entry, row))),
        };
      }),
    balances: rows.map((row) => {
      const form = must(
        configuration.paymentForms.find(({ id }) => id === row.paymentForm),
        'a row belongs to a payment form of the till',
      );
      const withdrawalsMinor = row.parts.changeMinor + row.parts.returnsMinor + Math.min(0, row.parts.documentsMinor);
      return {
        paymentForm: row.paymentForm,
        name: formName(configuration, row.paymentForm),
        kind: form.kind,
        currency: row.currency,
        payments: row.payments,
        depositsMinor: row.endingMinor - withdrawalsMinor,
        withdrawalsMinor,
        totalMinor: row.endingMinor,
      };
    }),
    sales: {
      currency: configuration.systemCurrency,
      grossMinor,
      receipts,
      items: counters.get('items') ?? 0,
      averageMinor: receipts === 0 ? 0 : roundToMinor(new Decimal(grossMinor).dividedBy(receipts)),
      voidedLines: counters.get('voided_lines') ?? 0,
      discardedDocuments: counters.get('discarded_documents') ?? 0,
      taxes: [...taxes],
    },
    groups: desk.connection
      .prepare(
        `SELECT group_name AS "group", gross_minor AS grossMinor, items FROM shift_group
         WHERE shift_id = ? ORDER BY gross_minor DESC, group_name`,
      )
      .all(shift.id) as ShiftSummary['groups'],
  });
}

/** What the signed end event says of each row; empty while the shift is open. */
function endedRowsOf(connection: Database, shift: ShiftRecord): readonly FigureRow[] {
  if (shift.ended_seq === null) return [];
  const body = connection
    .prepare(`SELECT body FROM event WHERE seq = ? AND kind = 'shift.ended'`)
    .pluck()
    .get(shift.ended_seq);
  return typeof body === 'string' ? EVENT_BODIES['shift.ended'].parse(JSON.parse(body)).rows : [];
}

function endOf(row: FigureRow | undefined): ShiftSummary['cashFlows'][number]['end'] {
  if (row === undefined) return null;
  const { endingMinor, actualMinor, differenceMinor, withdrawalMinor, remainingMinor } = row;
  return { endingMinor, actualMinor, differenceMinor, withdrawalMinor, remainingMinor };
}

/** The open shift at a glance; no open shift: all zero, so that the menu needs no special case. */
export function glance(desk: Desk): Result<Glance, Refusal> {
  const summary = shiftSummary(desk, {});
  if (!summary.ok) return ok({ salesMinor: 0, documents: 0, averageMinor: 0, hours: [], cash: [] });
  const { sales, cashFlows, shiftId } = summary.value;
  return ok({
    salesMinor: sales.grossMinor,
    documents: sales.receipts,
    averageMinor: sales.averageMinor,
    hours: desk.connection
      .prepare('SELECT hour, gross_minor AS salesMinor FROM shift_hour WHERE shift_id = ? ORDER BY hour')
      .all(shiftId) as Glance['hours'],
    cash: cashFlows.map(({ currency, balanceMinor }) => ({ currency, inDrawerMinor: balanceMinor })),
  });
}
