import { z } from 'zod';
import type { Desk } from '#main/desk/desk.ts';
import type { ShiftRecord } from '#main/shift/shift-records.ts';
import { partsOf, shiftsIn } from '#main/store/everywhere.ts';
import { isElsewhere, pulledShift } from '#main/store/pulled-facts.ts';
import type { ShiftTotal } from '#shared/contract/agent-shift.ts';
import { detachedDrawer, MOVEMENTS, PLACE_MOVEMENTS, readDrawerAccount } from '#shared/ledger/posting.ts';
import type { OtherBalance } from '#shared/shift/coverage.ts';
import { type Held, shareOf, sumHeld } from '#shared/shift/detach-drawer.ts';

/**
 * What a hand-over at this till moves: its own part of the shift's money, and the parts of tills where nobody is left in the
 * shift to hand them over, as far as they were told of. A till where somebody still is moves its part itself.
 */
export function drawerParts(
  desk: Desk,
  shift: ShiftRecord,
): { readonly share: readonly Held[]; readonly others: readonly OtherBalance[] } {
  const share = shareOf({
    beginning: shift.home_till === null ? shift.beginning : [],
    moved: movedHere(desk, shift),
  });
  return { share, others: partsLeft(desk, shift) };
}

/** What this till's own journal booked for the shift, and for those that go on in it. */
function movedHere({ connection }: Desk, shift: ShiftRecord): readonly Held[] {
  const rows = connection
    .prepare(
      `SELECT account, currency, movement, amount_minor AS amountMinor FROM shift_total
       WHERE shift_id IN (SELECT value FROM json_each(?)) AND account LIKE 'drawer/%' ORDER BY account, currency`,
    )
    .all(partsOf(connection, shift.id));
  return underOwner(totalRows.parse(rows), shift);
}

const totalRows = z.array(
  z.object({ account: z.string(), currency: z.string(), movement: z.enum(MOVEMENTS), amountMinor: z.int() }),
);

function partsLeft(desk: Desk, shift: ShiftRecord): readonly OtherBalance[] {
  const { connection, journal } = desk;
  const told = shiftsIn(connection, shift.id)
    .map((id) => pulledShift(connection, id))
    .filter((one) => one !== null);
  const isManned = (till: string) =>
    told.some(({ sessions }) => sessions.some((session) => session.till === till && session.status === 'open'));
  const parts: OtherBalance[] = [];
  for (const { id, homeTill, beginning, parts: all } of told) {
    let begun = id === shift.id && shift.home_till !== null ? beginning : [];
    for (const { till, epoch, seq, totals } of all.filter((part) => isElsewhere(journal, part))) {
      // Another branch of this till's own journal is nobody else's to move.
      if (till !== journal.till && isManned(till)) continue;
      const here = till === homeTill ? begun : [];
      if (till === homeTill) begun = [];
      const rows = sumHeld([...here, ...underOwner(totals, shift)]).filter(({ amountMinor }) => amountMinor !== 0);
      if (rows.length > 0) parts.push({ till, epoch, seq, rows: [...rows] });
    }
  }
  return parts;
}

/** What movements of a shift have left under its owner: all of them, less what was moved to the detached drawer. */
function underOwner(
  totals: readonly Pick<ShiftTotal, 'account' | 'currency' | 'movement' | 'amountMinor'>[],
  { id, owner }: ShiftRecord,
): readonly Held[] {
  return sumHeld(
    totals.flatMap(({ account, currency, movement, amountMinor }) => {
      const read = readDrawerAccount(account);
      if (read === null) return [];
      const isMoved = PLACE_MOVEMENTS.includes(movement);
      const row = { paymentForm: read.paymentForm, currency };
      if (read.drawer === owner && !isMoved) return [{ ...row, amountMinor }];
      if (read.drawer === detachedDrawer(id) && isMoved) return [{ ...row, amountMinor: -amountMinor }];
      return [];
    }),
  );
}
