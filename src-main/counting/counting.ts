import type { z } from 'zod';
import {
  type CountedAmount,
  type CountOf,
  forgetCells,
  keepCell,
  keepCountedAmount,
  typedCells,
} from '#main/counting/count-entries.ts';
import { forgetKeyedValues, forgetLastKeyedValue, keepKeyedValue, keyedValues } from '#main/counting/keyed-values.ts';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { requireEnding } from '#main/shift/ending.ts';
import { figuresOfShift } from '#main/shift/figures-of-shift.ts';
import { heldBy, openSessionsOf, type ShiftRecord } from '#main/shift/shift-records.ts';
import { ownerOf, requireOperator } from '#main/shift/standing.ts';
import type {
  addValueSchema,
  CountOccasion,
  CountSheet,
  clearCountSchema,
  confirmCountSchema,
  undoValueSchema,
  writePiecesSchema,
} from '#shared/contract/counting.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event } from '#shared/journal/decision.ts';
import type { Owner } from '#shared/ledger/posting.ts';
import { parseAmount } from '#shared/money/parse-amount.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { isSameRow, type RowKey } from '#shared/shift/figures.ts';
import { cashFormOf } from '#shared/shift/start-shift.ts';

const PIECES_MAX = 1_000_000;

/** The counting window as it stands: cash in every currency of the till, each cell as it was typed. */
export function countSheet(desk: Desk, ask: CountAsk): Result<CountSheet, Refusal> {
  const drawer = drawerToCount(desk, ask);
  return drawer.ok ? ok(sheetOf(desk, drawer.value)) : drawer;
}

type CountAsk = { readonly occasion: CountOccasion; readonly shiftId?: string | undefined };

/** Whose drawer is counted and in which shift; no shift before a start. */
type DrawerToCount = CountOf & { readonly owner: Owner; readonly shift: ShiftRecord | null };

/** At the start one’s own; at the end one’s own, or that of a shift one may end. */
function drawerToCount(desk: Desk, { occasion, shiftId }: CountAsk): Result<DrawerToCount, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  if (occasion === 'start') {
    return ok({ operatorId: operator.value.id, occasion, owner: ownerOf(operator.value), shift: null });
  }
  const ending = requireEnding(desk, shiftId);
  if (!ending.ok) return ending;
  const { shift } = ending.value;
  return ok({ operatorId: shift.operator_id, occasion, owner: shift.owner, shift });
}

function sheetOf(desk: Desk, drawer: DrawerToCount): CountSheet {
  const { shift, occasion } = drawer;
  const configuration = desk.configuration();
  const cells = typedCells(desk.connection, drawer);
  const expected = expectedCash(desk, drawer);
  const isBlind = (shift?.parameters ?? configuration.parameters).blindCount;
  return {
    occasion,
    shiftNumber: shift?.number ?? null,
    lastTypedAt:
      cells
        .map(({ typedAt }) => typedAt)
        .toSorted()
        .at(-1) ?? null,
    entries: configuration.currencies.flatMap(({ code, denominations }) =>
      configuration.paymentForms
        .filter(({ currencies, kind }) => currencies.includes(code) && (kind === 'cash' || occasion === 'end'))
        .map(({ id, name, kind }) => {
          const row = { paymentForm: id, currency: code };
          const typed = cells.filter((cell) => isSameRow(cell, row));
          const values = kind === 'cash' ? [] : [...keyedValues(desk.connection, drawer, row)];
          return {
            ...row,
            name,
            kind,
            cells: (kind === 'cash' ? denominations : []).map((denomination) => ({
              ...denomination,
              pieces: typed.find(({ valueMinor }) => valueMinor === denomination.valueMinor)?.pieces ?? null,
            })),
            values,
            sumMinor: countedSum(typed, values),
            expectedMinor: isBlind ? null : (expected.find((entry) => isSameRow(entry, row))?.amountMinor ?? 0),
          };
        }),
    ),
  };
}

/** Null where nothing was typed: not counted is not counted zero. */
function countedSum(cells: Parameters<typeof sumOf>[0], values: readonly number[]): number | null {
  if (cells.length === 0 && values.length === 0) return null;
  return sumOf(cells) + values.reduce((total, value) => total + value, 0);
}

function sumOf(cells: readonly { readonly valueMinor: number; readonly pieces: number }[]): number {
  return cells.reduce((total, { valueMinor, pieces }) => total + valueMinor * pieces, 0);
}

function expectedCash(
  desk: Desk,
  { owner, shift }: DrawerToCount,
): readonly (RowKey & { readonly amountMinor: number })[] {
  const configuration = desk.configuration();
  if (shift === null) {
    const cash = cashFormOf(configuration);
    return heldBy(desk.connection, owner).filter(({ paymentForm }) => paymentForm === cash);
  }
  return figuresOfShift(desk.connection, { shift, configuration }).map(({ paymentForm, currency, endingMinor }) => ({
    paymentForm,
    currency,
    amountMinor: endingMinor,
  }));
}

/** Keeps one cell as typed. Pieces are whole; an empty cell is not a zero. */
export function writePieces(desk: Desk, input: z.infer<typeof writePiecesSchema>): Result<CountSheet, Refusal> {
  return withCount(desk, { call: 'count.writePieces', input }, (drawer) => {
    const currency = desk.configuration().currencies.find(({ code }) => code === input.currency);
    const isCell =
      input.paymentForm === cashFormOf(desk.configuration()) &&
      currency?.denominations.some(({ valueMinor }) => valueMinor === input.valueMinor) === true;
    if (!isCell) return no({ code: 'payment_form_unknown' });
    const pieces = input.pieces === null || input.pieces.trim() === '' ? null : parsePieces(input.pieces);
    if (pieces !== null && !Number.isSafeInteger(pieces)) return no({ code: 'pieces_malformed' });
    keepCell(desk.connection, drawer, { ...input, pieces, typedAt: desk.clock.now().wall });
    return ok(null);
  });
}

/** Whole pieces up to a million; anything else is NaN, which the caller refuses. */
function parsePieces(text: string): number {
  const pieces = /^\d{1,7}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN;
  return pieces > PIECES_MAX ? Number.NaN : pieces;
}

export function clearCount(desk: Desk, input: z.infer<typeof clearCountSchema>): Result<CountSheet, Refusal> {
  return withCount(desk, { call: 'count.clear', input }, (drawer) => {
    forgetCells(desk.connection, drawer);
    forgetKeyedValues(desk.connection, drawer);
    return ok(null);
  });
}

/** Adds one more value on the adding machine. Checked in this order: a form other than cash, the amount. */
export function addValue(desk: Desk, input: z.infer<typeof addValueSchema>): Result<CountSheet, Refusal> {
  return withCount(desk, { call: 'count.addValue', input: { ...input, occasion: 'end' } }, (drawer) => {
    const { paymentForms, currencies } = desk.configuration();
    const form = paymentForms.find(({ id, kind }) => id === input.paymentForm && kind !== 'cash');
    const currency = currencies.find(({ code }) => code === input.currency);
    if (form === undefined || currency === undefined || !form.currencies.includes(currency.code)) {
      return no({ code: 'payment_form_unknown' });
    }
    const amount = parseAmount(input.amount, currency.minorDigits);
    if (!amount.ok) return amount;
    keepKeyedValue(desk.connection, drawer, { ...input, amountMinor: amount.value });
    return ok(null);
  });
}

/** Takes the last value back. */
export function undoValue(desk: Desk, input: z.infer<typeof undoValueSchema>): Result<CountSheet, Refusal> {
  return withCount(desk, { call: 'count.undoValue', input: { ...input, occasion: 'end' } }, (drawer) => {
    forgetLastKeyedValue(desk.connection, drawer, input);
    return ok(null);
  });
}

/** Takes every currency in which something was typed into the Start or End window (domain reference 2.1). */
export function confirmCount(desk: Desk, input: z.infer<typeof confirmCountSchema>): Result<CountSheet, Refusal> {
  return withCount(desk, { call: 'count.confirm', input }, (drawer) => {
    const entries = countedOf(desk, drawer);
    for (const amount of entries) keepCountedAmount(desk.connection, drawer, amount);
    // A count at the end is written down each time, so that counting until it fits can be seen. Before a start there is
    // no shift yet to name: that count is written by the start.
    if (drawer.shift !== null && entries.length > 0) {
      const scene = {
        actor: desk.seat.operator?.id ?? null,
        shiftId: drawer.shift.id,
        sessionId: openSessionsOf(desk.connection, drawer.shift.id)[0] ?? null,
      };
      desk.journal.append(event('count.confirmed', scene, { occasion: 'end', entries: [...entries] }));
    }
    return ok(null);
  });
}

/** Every row in which something was typed, cells and keyed values alike. */
function countedOf(desk: Desk, drawer: DrawerToCount): readonly CountedAmount[] {
  return sheetOf(desk, drawer).entries.flatMap(({ paymentForm, currency, cells, sumMinor }) => {
    if (sumMinor === null) return [];
    const pieces = cells.flatMap(({ valueMinor, pieces: typed }) =>
      typed === null ? [] : [{ valueMinor, pieces: typed }],
    );
    return [{ paymentForm, currency, pieces, totalMinor: sumMinor }];
  });
}

function withCount(
  desk: Desk,
  command: { readonly call: string; readonly input: CountAsk & { readonly commandId: string } },
  act: (drawer: DrawerToCount) => Result<null, Refusal>,
): Result<CountSheet, Refusal> {
  const drawer = drawerToCount(desk, command.input);
  if (!drawer.ok) return drawer;
  return carryOut(desk, command, () => {
    const done = act(drawer.value);
    return done.ok ? ok(sheetOf(desk, drawer.value)) : done;
  });
}
