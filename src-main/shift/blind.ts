import type { Desk } from '#main/desk/desk.ts';
import { figuresOfShift } from '#main/shift/figures-of-shift.ts';
import { type ShiftRecord, shiftById } from '#main/shift/shift-records.ts';
import { countsBlindly, isCashHidden } from '#shared/counting/blind-count.ts';

type Parameters = { readonly blindCount: boolean };

function isBlindTo({ seat }: Desk, parameters: Parameters): boolean {
  return countsBlindly(parameters, seat.operator?.permissions);
}

/** Why an Actual Balance may not be typed: where counting is blind it is only counted, and each count is in the journal. */
export function isActualOnlyCounted(desk: Desk, parameters: Parameters): boolean {
  return isBlindTo(desk, parameters);
}

/** Whether Beginning Balance is hidden: the next shift is counted blindly, the drawer holds something, and nobody counted. */
export function isBeginningHidden(
  desk: Desk,
  rows: readonly { readonly beginningMinor: number; readonly countedMinor: number | null }[],
): boolean {
  if (!isBlindTo(desk, desk.configuration().parameters)) return false;
  return rows.some(({ beginningMinor, countedMinor }) => beginningMinor !== 0 && countedMinor === null);
}

/**
 * Whether the cash of a shift is hidden from whoever stands here: counting is blind, and the drawer is not counted or was
 * moved since. Every figure from which the expected cash could be read asks this first: the cash itself, and the sums of
 * what was sold, from which it is worked out as soon as the other forms are known. Single documents stay visible; they are
 * the work of whoever stands here.
 */
export function isHiddenByBlindCount(desk: Desk, shift: ShiftRecord): boolean {
  if (shift.status === 'closed' || !isBlindTo(desk, shift.parameters)) return false;
  return isCashHidden(figuresOfShift(desk.connection, { shift, configuration: desk.configuration() }));
}

/** The same of a shift that only its id is known of; each is looked at once. */
export function hiddenShifts(desk: Desk): (shiftId: string) => boolean {
  const known = new Map<string, boolean>();
  return (shiftId) => {
    const shift = known.has(shiftId) ? null : shiftById(desk.connection, shiftId);
    if (shift !== null) known.set(shiftId, isHiddenByBlindCount(desk, shift));
    return known.get(shiftId) ?? false;
  };
}
