import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Movement } from '#shared/ledger/posting.ts';
import { type MovementTotal, shiftFigures } from '#shared/shift/figures.ts';
import { revisedSheet } from '#shared/shift/revised.ts';

const CASH = { paymentForm: 'cash', currency: 'EUR' };

/** A shift that sold for 100.00 and booked what its count differed by; then more of its sales arrived. */
function revised(facts: { readonly actual: number | null; readonly late: number; readonly books?: boolean }) {
  const booksDifferences = facts.books ?? true;
  const known = { carried: [], keepInDrawer: [], booksDifferences };
  const signed = shiftFigures({
    ...known,
    rows: [{ ...CASH, isCash: true }],
    totals: [moved('tendered', 10_000)],
    entered: [{ ...CASH, actualMinor: facts.actual, withdrawalMinor: 0 }],
  });
  const bookedMinor = booksDifferences ? (signed[0]?.differenceMinor ?? 0) : 0;
  const totals = [moved('tendered', 10_000 + facts.late), moved('difference_at_end', bookedMinor)];
  return revisedSheet({ ...known, signed, totals, isCash: () => true })[0];
}

function moved(movement: Movement, amountMinor: number): MovementTotal {
  return { ...CASH, movement, amountMinor, entries: 1 };
}

describe('the revised sheet proposes to take back', () => {
  it.each([
    ['a surplus that late sales explain whole', { actual: 10_500, late: 500 }, -500],
    ['of a surplus as much as late sales explain', { actual: 10_500, late: 200 }, -200],
    ['never more than was booked', { actual: 10_500, late: 900 }, -500],
    ['nothing of a surplus that late returns make larger', { actual: 10_500, late: -300 }, 0],
    ['a shortage that late returns explain', { actual: 9_500, late: -500 }, 500],
    ['nothing of a shortage that late sales make larger', { actual: 9_500, late: 300 }, 0],
    ['nothing where the count was exact', { actual: 10_000, late: 300 }, 0],
    ['nothing where nobody counted', { actual: null, late: 300 }, 0],
    ['nothing where differences are not booked', { actual: 10_500, late: 500, books: false }, 0],
  ])('%s', (_what, facts, proposedMinor) => {
    const row = revised(facts);
    expect(row).toMatchObject({
      signedEndingMinor: 10_000,
      revisedEndingMinor: 10_000 + facts.late,
      lateMinor: facts.late,
      proposedMinor,
    });
  });

  it('only what brings the booked difference nearer to the true one, on its own side of zero', () => {
    const amount = fc.integer({ min: -5_000, max: 5_000 });
    fc.assert(
      fc.property(amount, amount, (difference, late) => {
        const { bookedMinor = 0, proposedMinor = 0 } = revised({ actual: 10_000 + difference, late }) ?? {};
        const left = bookedMinor + proposedMinor;
        expect(left * bookedMinor).toBeGreaterThanOrEqual(0);
        expect(Math.abs(left)).toBeLessThanOrEqual(Math.abs(bookedMinor));
        expect(Math.abs(difference - late - left)).toBeLessThanOrEqual(Math.abs(difference - late - bookedMinor));
      }),
    );
  });
});
