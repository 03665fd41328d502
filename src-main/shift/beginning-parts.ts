import type { Desk } from '#main/desk/desk.ts';
import type { Carried } from '#main/shift/carried.ts';
import { endedRowsOf } from '#main/shift/ended-rows.ts';
import { newestShiftOf, type ShiftRecord, shiftById } from '#main/shift/shift-records.ts';
import { endedToldOf } from '#main/store/pulled-facts.ts';
import type { BeginningParts } from '#shared/contract/start-of-shift.ts';
import type { Owner } from '#shared/ledger/posting.ts';
import { isSameRow, type RowKey } from '#shared/shift/figures.ts';

/** More drawers than anybody hands over between two starts. */
const DETACHED_MAX = 20;

/**
 * What a Beginning Balance is made of: what the owner's last shift left, and each drawer that was detached and ended
 * since, every one from its signed end. What moved afterwards, such as a document that arrived late, stands apart.
 */
export function beginningParts(
  desk: Desk,
  of: {
    readonly owner: Owner;
    readonly inDetached: Carried['inDetached'];
    readonly row: RowKey;
    readonly sumMinor: number;
  },
): BeginningParts {
  const shifts = shiftsThatLeft(desk, of).flatMap((shift) => {
    const row = endedRowsOf(desk.connection, shift).find((ended) => isSameRow(ended, of.row));
    if (row === undefined) return [];
    const { endingMinor, withdrawalMinor, remainingMinor } = row;
    return [
      {
        shiftId: shift.id,
        number: shift.number,
        endedAt: shift.ended_at ?? shift.started_at,
        endingMinor,
        bookedDifferenceMinor: remainingMinor - endingMinor + withdrawalMinor,
        withdrawalMinor,
        remainingMinor,
      },
    ];
  });
  const leftMinor = shifts.reduce((sum, { remainingMinor }) => sum + remainingMinor, 0);
  return { shifts, sinceMinor: of.sumMinor - leftMinor };
}

/** A shift whose drawer was detached left nothing under its owner: each such drawer that ended since the last start is named by itself. */
function shiftsThatLeft(
  { connection }: Desk,
  {
    owner,
    inDetached,
    row,
  }: { readonly owner: Owner; readonly inDetached: Carried['inDetached']; readonly row: RowKey },
): readonly ShiftRecord[] {
  const newest = newestShiftOf(connection, owner);
  const own = newest !== null && newest.detached_at === null && newest.status === 'closed' ? [newest] : [];
  const startedMs = newest === null ? 0 : Date.parse(newest.started_at);
  const elsewhere = endedToldOf(connection, owner, DETACHED_MAX).filter(
    (told) => told.detachedAt !== null && told.end !== null && Date.parse(told.end.endedAt) > startedMs,
  );
  const here = inDetached.filter((held) => isSameRow(held, row)).map(({ drawer }) => drawer.slice('detached:'.length));
  const detached = [...new Set([...here, ...elsewhere.map(({ id }) => id)])]
    .map((id) => shiftById(connection, id))
    .filter((shift) => shift !== null);
  return [...own, ...detached];
}
