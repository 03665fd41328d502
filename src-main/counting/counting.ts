import type { z } from 'zod';
import {
  type CountedAmount,
  type CountOf,
  forgetCells,
  keepCell,
  keepCountedAmount,
  typedCells,
} from '#main/counting/count-entries.ts';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { figuresOfShift } from '#main/shift/figures-of-shift.ts';
import { heldBy, openShiftOf } from '#main/shift/shift-records.ts';
import { ownerOf, requireOperator, requireShift } from '#main/shift/standing.ts';
import type {
  CountOccasion,
  CountSheet,
  clearCountSchema,
  confirmCountSchema,
  writePiecesSchema,
} from '#shared/contract/counting.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event } from '#shared/journal/decision.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { isSameRow, type RowKey } from '#shared/shift/figures.ts';
import { cashFormOf } from '#shared/shift/start-shift.ts';
import type { Operator } from '#shared/till/configuration.ts';

const PIECES_MAX = 1_000_000;

/** The counting window as it stands: cash in every currency of the till, each cell as it was typed. */
export function countSheet(desk: Desk, occasion: CountOccasion): Result<CountSheet, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const shift = openShiftOf(desk.connection, ownerOf(operator.value));
  if (occasion === 'end' && shift === null) return no({ code: 'shift_not_open' });
  const configuration = desk.configuration();
  const cells = typedCells(desk.connection, { operatorId: operator.value.id, occasion });
  const expected = expectedCash(desk, operator.value, occasion);
  const cash = configuration.paymentForms.filter(({ kind }) => kind === 'cash');
  const isBlind = (shift?.parameters ?? configuration.parameters).blindCount;
  return ok({
    occasion,
    shiftNumber: shift?.number ?? null,
    lastTypedAt:
      cells
        .map(({ typedAt }) => typedAt)
        .toSorted()
        .at(-1) ?? null,
    entries: configuration.currencies.flatMap(({ code, denominations }) =>
      cash
        .filter(({ currencies }) => currencies.includes(code))
        .map(({ id, name, kind }) => {
          const row = { paymentForm: id, currency: code };
          const typed = cells.filter((cell) => isSameRow(cell, row));
          return {
            ...row,
            name,
            kind,
            cells: denominations.map((denomination) => ({
              ...denomination,
              pieces: typed.find(({ valueMinor }) => valueMinor === denomination.valueMinor)?.pieces ?? null,
            })),
            sumMinor: typed.length === 0 ? null : sumOf(typed),
            expectedMinor: isBlind ? null : (expected.find((entry) => isSameRow(entry, row))?.amountMinor ?? 0),
          };
        }),
    ),
  });
}

function sumOf(cells: readonly { readonly valueMinor: number; readonly pieces: number }[]): number {
  return cells.reduce((total, { valueMinor, pieces }) => total + valueMinor * pieces, 0);
}

function expectedCash(
  desk: Desk,
  operator: Operator,
  occasion: CountOccasion,
): readonly (RowKey & { amountMinor: number })[] {
  const owner = ownerOf(operator);
  const shift = openShiftOf(desk.connection, owner);
  const configuration = desk.configuration();
  if (occasion === 'start' || shift === null) {
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
  return withCount(desk, { call: 'count.writePieces', input }, (of) => {
    const currency = desk.configuration().currencies.find(({ code }) => code === input.currency);
    const isCell =
      input.paymentForm === cashFormOf(desk.configuration()) &&
      currency?.denominations.some(({ valueMinor }) => valueMinor === input.valueMinor) === true;
    if (!isCell) return no({ code: 'payment_form_unknown' });
    const pieces = input.pieces === null || input.pieces.trim() === '' ? null : parsePieces(input.pieces);
    if (pieces !== null && !Number.isSafeInteger(pieces)) return no({ code: 'pieces_malformed' });
    keepCell(desk.connection, of, { ...input, pieces, typedAt: desk.clock.now().wall });
    return ok(null);
  });
}

/** Whole pieces up to a million; anything else is NaN, which the caller refuses. */
function parsePieces(text: string): number {
  const pieces = /^\d{1,7}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN;
  return pieces > PIECES_MAX ? Number.NaN : pieces;
}

export function clearCount(desk: Desk, input: z.infer<typeof clearCountSchema>): Result<CountSheet, Refusal> {
  return withCount(desk, { call: 'count.clear', input }, (of) => {
    forgetCells(desk.connection, of);
    return ok(null);
  });
}

/** Takes every currency in which something was typed into the Start or End window (domain reference 2.1). */
export function confirmCount(desk: Desk, input: z.infer<typeof confirmCountSchema>): Result<CountSheet, Refusal> {
  return withCount(desk, { call: 'count.confirm', input }, (of) => {
    const entries = countedOf(desk, of);
    for (const amount of entries) keepCountedAmount(desk.connection, of, amount);
    const standing = requireShift(desk);
    // A count at the end is written down each time, so that counting until it fits can be seen. Before a start there is
    // no shift yet to name: that count is written by the start.
    if (standing.ok && of.occasion === 'end' && entries.length > 0) {
      desk.journal.append(event('count.confirmed', standing.value.scene, { occasion: 'end', entries: [...entries] }));
    }
    return ok(null);
  });
}

function countedOf(desk: Desk, of: CountOf): readonly CountedAmount[] {
  const byRow = Map.groupBy(
    typedCells(desk.connection, of),
    ({ paymentForm, currency }) => `${paymentForm}/${currency}`,
  );
  return [...byRow.values()].flatMap((cells) => {
    const [first] = cells;
    if (first === undefined) return [];
    return [
      {
        paymentForm: first.paymentForm,
        currency: first.currency,
        pieces: cells.map(({ valueMinor, pieces }) => ({ valueMinor, pieces })),
        totalMinor: sumOf(cells),
      },
    ];
  });
}

function withCount(
  desk: Desk,
  command: { readonly call: string; readonly input: { readonly commandId: string; readonly occasion: CountOccasion } },
  act: (of: CountOf) => Result<null, Refusal>,
): Result<CountSheet, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const { occasion } = command.input;
  const hasShift = openShiftOf(desk.connection, ownerOf(operator.value)) !== null;
  if (occasion === 'end' && !hasShift) return no({ code: 'shift_not_open' });
  return carryOut(desk, command, () => {
    const done = act({ operatorId: operator.value.id, occasion });
    return done.ok ? countSheet(desk, occasion) : done;
  });
}
