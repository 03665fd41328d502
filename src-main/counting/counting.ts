import type { z } from 'zod';
import { chequesOf, forgetTicks, keepTick, type TakenCheque, unlistedOf } from '#main/counting/cheques.ts';
import {
  type CountedAmount,
  type CountOf,
  forgetCells,
  keepCell,
  keepCountedAmount,
  typedCells,
} from '#main/counting/count-entries.ts';
import { beginMark, forgetMark, markKept, marksNow, renewMark } from '#main/counting/count-marks.ts';
import { forgetKeyedValues, forgetLastKeyedValue, keepKeyedValue, keyedValues } from '#main/counting/keyed-values.ts';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { carriedCash } from '#main/shift/carried.ts';
import { requireEnding } from '#main/shift/ending.ts';
import { figuresOfShift } from '#main/shift/figures-of-shift.ts';
import { openSessionsOf, type ShiftRecord } from '#main/shift/shift-records.ts';
import { ownerOf, requireOperator } from '#main/shift/standing.ts';
import { partTills, rollNow } from '#main/store/lease-end.ts';
import type {
  addValueSchema,
  CountOccasion,
  CountSheet,
  clearCountSchema,
  confirmCountSchema,
  tickChequeSchema,
  undoValueSchema,
  writePiecesSchema,
} from '#shared/contract/counting.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { documentsSince } from '#shared/counting/stale-count.ts';
import { event } from '#shared/journal/decision.ts';
import type { Owner } from '#shared/ledger/posting.ts';
import { parseAmount } from '#shared/money/parse-amount.ts';
import { no, ok, type Result } from '#shared/result.ts';
import type { Held } from '#shared/shift/detach-drawer.ts';
import { isSameRow, type RowKey } from '#shared/shift/figures.ts';
import { cashFormOf } from '#shared/shift/start-shift.ts';
import { paymentFormName } from '#shared/till/payment-form-name.ts';

const PIECES_MAX = 1_000_000;

/** The counting window as it stands: cash in every currency of the till, each cell as it was typed. */
export function countSheet(desk: Desk, ask: CountAsk): Result<CountSheet, Refusal> {
  const drawer = drawerToCount(desk, ask);
  return drawer.ok ? ok(sheetOf(desk, drawer.value)) : drawer;
}

type CountAsk = { readonly occasion: CountOccasion; readonly shiftId?: string | undefined };

/** Whose drawer is counted and in which shift; no shift before a start. */
export type DrawerToCount = CountOf &
  (
    | { readonly shift: ShiftRecord; readonly authorisedBy: string | null }
    | { readonly shift: null; readonly owner: Owner }
  );

/** At the start one’s own; at the end one’s own, or that of a shift one may end. */
export function drawerToCount(desk: Desk, { occasion, shiftId }: CountAsk): Result<DrawerToCount, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  if (occasion === 'start') {
    const owner = ownerOf(desk, operator.value);
    return ok({ drawer: owner, occasion, owner, shift: null });
  }
  const ending = requireEnding(desk, shiftId);
  if (!ending.ok) return ending;
  const { shift, authorisedBy } = ending.value;
  return ok({ drawer: shift.drawer, occasion, shift, authorisedBy });
}

function sheetOf(desk: Desk, drawer: DrawerToCount): CountSheet {
  const { shift, occasion } = drawer;
  const configuration = desk.configuration();
  const cells = typedCells(desk.connection, drawer);
  const expected = expectedCash(desk, drawer);
  const cheques = shift === null ? [] : chequesOf(desk.connection, shift.id, 'ticked');
  const marks = shift === null ? null : marksNow(desk.connection, shift.id);
  const endingOf = (row: RowKey) => expected.find((entry) => isSameRow(entry, row))?.amountMinor ?? 0;
  const isBlind = (shift?.parameters ?? configuration.parameters).blindCount;
  const tills = shift === null ? [] : partTills(desk, shift.id, rollNow(desk));
  return {
    occasion,
    shiftNumber: shift?.number ?? null,
    unreportedTills: tills.filter(({ isReported }) => !isReported).map(({ till }) => till),
    lastTypedAt:
      cells
        .map(({ typedAt }) => typedAt)
        .toSorted()
        .at(-1) ?? null,
    entries: configuration.currencies.flatMap(({ code, denominations }) =>
      configuration.paymentForms
        .filter(({ currencies, kind }) => currencies.includes(code) && (kind === 'cash' || occasion === 'end'))
        .map((form) => {
          const { id, kind } = form;
          const row = { paymentForm: id, currency: code };
          const typed = cells.filter((cell) => isSameRow(cell, row));
          const listed = kind === 'cheque' ? cheques.filter((cheque) => isSameRow(cheque, row)) : [];
          const values = isKeyed(kind) ? [...keyedValues(desk.connection, drawer, row)] : [];
          return {
            ...row,
            name: paymentFormName(form, configuration.language),
            kind,
            cells: (kind === 'cash' ? denominations : []).map((denomination) => ({
              ...denomination,
              pieces: typed.find(({ valueMinor }) => valueMinor === denomination.valueMinor)?.pieces ?? null,
            })),
            values,
            cheques: listed.map(({ paymentForm: _form, currency: _currency, ...cheque }) => cheque),
            unlistedMinor: kind === 'cheque' ? unlistedOf({ ...row, endingMinor: endingOf(row) }, listed) : 0,
            sumMinor: kind === 'cheque' ? tickedSum(listed) : countedSum(typed, values),
            documentsSince: marks === null ? 0 : documentsSince(markKept(desk.connection, drawer, row), marks(row)),
            expectedMinor: isBlind ? null : endingOf(row),
          };
        }),
    ),
  };
}

/** Vouchers, slips and transfers are keyed on the adding machine; cash is counted by pieces, cheques are ticked. */
function isKeyed(kind: string): boolean {
  return kind !== 'cash' && kind !== 'cheque';
}

/** Null where nobody has looked yet; a list with no tick left in it is counted zero. */
function tickedSum(cheques: readonly TakenCheque[]): number | null {
  if (cheques.every(({ isThere }) => isThere === null)) return null;
  return cheques.reduce((total, { isThere, amountMinor }) => total + (isThere === true ? amountMinor : 0), 0);
}

/** Null where nothing was typed: not counted is not counted zero. */
function countedSum(cells: Parameters<typeof sumOf>[0], values: readonly number[]): number | null {
  if (cells.length === 0 && values.length === 0) return null;
  return sumOf(cells) + values.reduce((total, value) => total + value, 0);
}

function sumOf(cells: readonly { readonly valueMinor: number; readonly pieces: number }[]): number {
  return cells.reduce((total, { valueMinor, pieces }) => total + valueMinor * pieces, 0);
}

function expectedCash(desk: Desk, drawer: DrawerToCount): readonly Held[] {
  if (drawer.shift === null) return carriedCash(desk, drawer.owner).carried;
  const figures = figuresOfShift(desk.connection, { shift: drawer.shift, configuration: desk.configuration() });
  return figures.map(({ paymentForm, currency, endingMinor }) => ({ paymentForm, currency, amountMinor: endingMinor }));
}

/** Keeps one cell as typed. Pieces are whole; an empty cell is not a zero. */
export function writePieces(desk: Desk, input: z.infer<typeof writePiecesSchema>): Result<CountSheet, Refusal> {
  return withCount(desk, { call: 'count.writePieces', input }, (drawer) => {
    const currency = desk.configuration().currencies.find(({ code }) => code === input.currency);
    const isCell =
      input.paymentForm === cashFormOf(desk.configuration()) &&
      currency?.denominations.some(({ valueMinor }) => valueMinor === input.valueMinor) === true;
    if (!isCell) return no({ code: 'payment_form_unknown' });
    const pieces = piecesTyped(input, currency);
    if (!pieces.ok) return pieces;
    keepCell(desk.connection, drawer, { ...input, pieces: pieces.value, typedAt: desk.clock.now().wall });
    noteBegun(desk, drawer, input);
    return ok(null);
  });
}

type TypedCell = Pick<z.infer<typeof writePiecesSchema>, 'pieces' | 'measure' | 'valueMinor'>;

/** Whole pieces up to a million; null: the cell is wiped. A value is that of whole pieces, or refused with the nearest two. */
function piecesTyped(
  { measure, pieces: typed, valueMinor }: TypedCell,
  { code, minorDigits }: { readonly code: string; readonly minorDigits: number },
): Result<number | null, Refusal> {
  const text = typed?.trim() ?? '';
  if (text === '') return ok(null);
  if (measure === 'pieces') {
    const isWhole = /^\d{1,7}$/.test(text) && Number(text) <= PIECES_MAX;
    return isWhole ? ok(Number(text)) : no({ code: 'pieces_malformed' });
  }
  const amount = parseAmount(text, minorDigits);
  if (!amount.ok) return amount;
  const below = Math.floor(amount.value / valueMinor);
  if (below > PIECES_MAX) return no({ code: 'pieces_malformed' });
  if (below * valueMinor === amount.value) return ok(below);
  const facts = { valueMinor, belowMinor: below * valueMinor, aboveMinor: (below + 1) * valueMinor, currency: code };
  return no({ code: 'value_of_no_pieces', facts });
}

export function clearCount(desk: Desk, input: z.infer<typeof clearCountSchema>): Result<CountSheet, Refusal> {
  return withCount(desk, { call: 'count.clear', input }, (drawer) => {
    forgetCells(desk.connection, drawer);
    forgetKeyedValues(desk.connection, drawer);
    if (drawer.shift !== null) forgetTicks(desk.connection, drawer.shift.id);
    return ok(null);
  });
}

/** Adds one more value on the adding machine. Checked in this order: a form that is keyed, the amount. */
export function addValue(desk: Desk, input: z.infer<typeof addValueSchema>): Result<CountSheet, Refusal> {
  return withCount(desk, { call: 'count.addValue', input: { ...input, occasion: 'end' } }, (drawer) => {
    const { paymentForms, currencies } = desk.configuration();
    const form = paymentForms.find(({ id, kind }) => id === input.paymentForm && isKeyed(kind));
    const currency = currencies.find(({ code }) => code === input.currency);
    if (form === undefined || currency === undefined || !form.currencies.includes(currency.code)) {
      return no({ code: 'payment_form_unknown' });
    }
    const amount = parseAmount(input.amount, currency.minorDigits);
    if (!amount.ok) return amount;
    keepKeyedValue(desk.connection, drawer, { ...input, amountMinor: amount.value });
    noteBegun(desk, drawer, input);
    return ok(null);
  });
}

/** Keeps one tick as it is set, for a cheque of the shift that is counted. */
export function tickCheque(desk: Desk, input: z.infer<typeof tickChequeSchema>): Result<CountSheet, Refusal> {
  return withCount(desk, { call: 'count.tickCheque', input: { ...input, occasion: 'end' } }, (drawer) => {
    const { shift } = drawer;
    const cheques = shift === null ? [] : chequesOf(desk.connection, shift.id, 'ticked');
    const cheque = cheques.find(({ id }) => id === input.chequeId);
    if (cheque === undefined) return no({ code: 'cheque_unknown' });
    keepTick(desk.connection, input);
    noteBegun(desk, drawer, cheque);
    return ok(null);
  });
}

/** Takes the last value back. */
export function undoValue(desk: Desk, input: z.infer<typeof undoValueSchema>): Result<CountSheet, Refusal> {
  return withCount(desk, { call: 'count.undoValue', input: { ...input, occasion: 'end' } }, (drawer) => {
    forgetLastKeyedValue(desk.connection, drawer, input);
    noteBegun(desk, drawer, input);
    return ok(null);
  });
}

/**
 * A count is of the moment at which its first figure was typed: what a row had moved by then is noted, and forgotten with
 * its last figure. Before a start there is no shift yet that could move.
 */
function noteBegun(desk: Desk, drawer: DrawerToCount, { paymentForm, currency }: RowKey): void {
  const { connection } = desk;
  if (drawer.shift === null) return;
  const row = { paymentForm, currency };
  const isEmpty = sheetOf(desk, drawer).entries.some((entry) => isSameRow(entry, row) && entry.sumMinor === null);
  if (isEmpty) forgetMark(connection, drawer, row);
  else beginMark(connection, drawer, { ...row, ...marksNow(connection, drawer.shift.id)(row) });
}

/**
 * Takes every currency in which something was typed into the Start or End window (domain reference 2.1). What was moved
 * meanwhile is asked about first: who says that it is all there still says it of this moment, and that is written down.
 */
export function confirmCount(desk: Desk, input: z.infer<typeof confirmCountSchema>): Result<CountSheet, Refusal> {
  return withCount(desk, { call: 'count.confirm', input }, (drawer) => {
    const { connection } = desk;
    const documents = documentsMeanwhile(desk, drawer);
    if (documents > 0 && !input.stillThere) return no({ code: 'count_stale', facts: { count: documents } });
    const entries = countedOf(desk, drawer);
    const marks = drawer.shift === null ? null : marksNow(connection, drawer.shift.id);
    for (const amount of entries) {
      if (marks !== null && input.stillThere) renewMark(connection, drawer, { ...amount, ...marks(amount) });
      keepCountedAmount(connection, drawer, { ...amount, mark: markKept(connection, drawer, amount) });
    }
    // A count at the end is written down each time, so that counting until it fits can be seen. Before a start there is
    // no shift yet to name: that count is written by the start.
    if (drawer.shift !== null && entries.length > 0) {
      const scene = {
        actor: desk.seat.operator?.id ?? null,
        shiftId: drawer.shift.id,
        sessionId: openSessionsOf(desk.connection, drawer.shift.id)[0]?.id ?? null,
        authorisedBy: drawer.authorisedBy,
      };
      const cheques = chequesOf(desk.connection, drawer.shift.id, 'ticked');
      const isLookedFor = cheques.some(({ isThere }) => isThere !== null);
      const looked = isLookedFor ? cheques.map(({ id, isThere }) => ({ id, isThere: isThere === true })) : [];
      desk.journal.append(
        event('count.confirmed', scene, {
          occasion: 'end',
          entries: [...entries],
          cheques: looked,
          ...(documents > 0 ? { documentsSince: documents } : {}),
        }),
      );
    }
    return ok(null);
  });
}

function documentsMeanwhile(desk: Desk, drawer: DrawerToCount): number {
  return Math.max(0, ...sheetOf(desk, drawer).entries.map((entry) => entry.documentsSince));
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
