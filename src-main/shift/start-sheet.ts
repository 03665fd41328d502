import type { z } from 'zod';
import { countedAmounts, forgetCountedAmount, keepCountedAmount } from '#main/counting/count-entries.ts';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { readOperators } from '#main/operator/roster-store.ts';
import { beginningParts } from '#main/shift/beginning-parts.ts';
import { isActualOnlyCounted, isBeginningHidden } from '#main/shift/blind.ts';
import { carriedCash } from '#main/shift/carried.ts';
import { lastShifts, piecesLeft } from '#main/shift/last-shifts.ts';
import { isHandedOver, lastEndedOf, type ShiftRecord } from '#main/shift/shift-records.ts';
import { ownerOf, requireOperator } from '#main/shift/standing.ts';
import { dateOf } from '#main/time/clock.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { StartSheet, writeStartSchema } from '#shared/contract/start-of-shift.ts';
import { isShared, type Owner } from '#shared/ledger/posting.ts';
import { parseAmount } from '#shared/money/parse-amount.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { cashFormOf, isStartCountMissing, openingDifferences } from '#shared/shift/start-shift.ts';

/** Start of Shift as it stands: what lies in the drawer, from where, and what was counted or typed so far. */
export function startSheet(desk: Desk): Result<StartSheet, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const sheet = sheetOf(desk, ownerOf(desk, operator.value));
  return isBeginningHidden(desk, sheet.rows) ? no({ code: 'blind_count_first' }) : ok(sheet);
}

function sheetOf(desk: Desk, owner: Owner): StartSheet {
  const configuration = desk.configuration();
  const { carried, inDetached } = carriedCash(desk, owner);
  const counted = countedAmounts(desk.connection, { drawer: owner, occasion: 'start' });
  const differences = openingDifferences({ carried, counted });
  const last = lastEndedOf(desk.connection, owner);
  const cash = cashFormOf(configuration);
  const floats = isHandedOver(desk.connection) ? configuration.parameters.handOverFloat : [];
  return {
    businessDate: dateOf(desk.clock.now().wall),
    rows: configuration.currencies.map(({ code }) => {
      const countedMinor = counted.find(({ currency }) => currency === code)?.totalMinor ?? null;
      const beginningMinor = carried.find(({ currency }) => currency === code)?.amountMinor ?? 0;
      const floatMinor = floats.find(({ currency }) => currency === code)?.amountMinor ?? 0;
      const lying = { paymentForm: cash, currency: code, lyingMinor: beginningMinor };
      const leftPieces = piecesLeft(desk.connection, last, lying);
      return {
        currency: code,
        beginningMinor,
        beginningParts: beginningParts(desk, {
          owner,
          inDetached,
          row: { paymentForm: cash, currency: code },
          sumMinor: beginningMinor,
        }),
        leftPieces: leftPieces === null ? null : [...leftPieces],
        floatDepositMinor: Math.max(0, floatMinor - beginningMinor),
        presetsMinor: [...(configuration.depositPresets.find(({ currency }) => currency === code)?.amountsMinor ?? [])],
        countedMinor,
        differenceMinor:
          countedMinor === null ? null : (differences.find(({ currency }) => currency === code)?.differenceMinor ?? 0),
      };
    }),
    lastShifts: lastShifts(desk.connection, { owner, cash }),
    lastShift:
      last?.ended_at == null
        ? null
        : { number: last.number, endedAt: last.ended_at, endedByOther: endedByOther(desk, last) },
    countRequired: isStartCountMissing({ configuration, carried, counted }),
    countOpens: configuration.parameters.forceCount && counted.length === 0,
  };
}

/** Who ended a shift when it was not its owner, whom the till then tells so. A day has no owner to be told. */
function endedByOther(desk: Desk, { ended_by, operator_id, owner }: ShiftRecord): string | null {
  if (ended_by === null || ended_by === operator_id || isShared(owner)) return null;
  const operators = readOperators(desk.connection);
  const nameOf = (asked: string): string => operators.find(({ id }) => id === asked)?.name ?? asked;
  return nameOf(ended_by) === nameOf(operator_id) ? null : nameOf(ended_by);
}

/**
 * Keeps one Actual Balance of the Start window as typed; it replaces what was counted by pieces. Checked in this order:
 * logged on, not counted blindly, currency, amount.
 */
export function writeStart(desk: Desk, input: z.infer<typeof writeStartSchema>): Result<StartSheet, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const owner = ownerOf(desk, operator.value);
  return carryOut(desk, { call: 'shift.writeStart', input }, () => {
    const { connection } = desk;
    const configuration = desk.configuration();
    if (isActualOnlyCounted(desk, configuration.parameters)) return no({ code: 'blind_recount' });
    const currency = configuration.currencies.find(({ code }) => code === input.currency);
    if (currency === undefined) return no({ code: 'payment_form_unknown' });
    const amount = input.amount === null ? ok(null) : parseAmount(input.amount, currency.minorDigits);
    if (!amount.ok) return amount;
    const of = { drawer: owner, occasion: 'start' } as const;
    const row = { paymentForm: cashFormOf(configuration), currency: currency.code };
    if (amount.value === null) forgetCountedAmount(connection, of, row);
    else keepCountedAmount(connection, of, { ...row, pieces: [], totalMinor: amount.value, mark: null });
    return ok(sheetOf(desk, owner));
  });
}
