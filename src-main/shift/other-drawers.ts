import type { Desk } from '#main/desk/desk.ts';
import { endedRowsOf } from '#main/shift/ended-rows.ts';
import { figuresOfShift } from '#main/shift/figures-of-shift.ts';
import { lastEndedShifts, type ShiftRecord, unendedShifts } from '#main/shift/shift-records.ts';
import { endedElsewhere } from '#main/store/pulled-facts.ts';
import type { OtherDrawer } from '#shared/counting/likely-causes.ts';
import type { FigureRow } from '#shared/shift/figure-row.ts';

/** Money that went into the wrong drawer is missed or found while people still remember: so many ended shifts back. */
const ENDED_MAX = 20;

/** By how much other drawers of the store differ, as far as this till knows of them; its own come first. */
export function otherDrawers(desk: Desk, counted: ShiftRecord): readonly OtherDrawer[] {
  return [...otherDrawersHere(desk, counted), ...otherDrawersElsewhere(desk, counted)];
}

/** Drawers that were ended at other tills, as the Agent told of their signed ends. */
function otherDrawersElsewhere({ connection }: Desk, counted: ShiftRecord): readonly OtherDrawer[] {
  return endedElsewhere(connection, ENDED_MAX)
    .filter(({ id }) => id !== counted.id)
    .flatMap(({ number, end }) => (end === null ? [] : differing({ number, till: end.till }, end.rows)));
}

/** By how much other drawers of this till differ: the last ended ones as signed, those not ended as counted so far. */
function otherDrawersHere(desk: Desk, counted: ShiftRecord): readonly OtherDrawer[] {
  const { connection } = desk;
  const configuration = desk.configuration();
  const placed = ({ number, ended_till }: ShiftRecord) => ({ number, till: ended_till ?? configuration.tillCode });
  const isOther = ({ id }: ShiftRecord) => id !== counted.id;
  const ended = lastEndedShifts(connection, ENDED_MAX)
    .filter(isOther)
    .flatMap((shift) => differing(placed(shift), endedRowsOf(connection, shift)));
  const waiting = unendedShifts(connection)
    .filter(isOther)
    .flatMap((shift) => differing(placed(shift), figuresOfShift(connection, { shift, configuration })));
  return [...waiting, ...ended];
}

function differing(
  drawer: { readonly number: string; readonly till: string },
  rows: readonly FigureRow[],
): readonly OtherDrawer[] {
  return rows.flatMap(({ paymentForm, currency, differenceMinor }) =>
    differenceMinor === null || differenceMinor === 0 ? [] : [{ ...drawer, paymentForm, currency, differenceMinor }],
  );
}
