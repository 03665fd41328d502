import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEMO_CONFIGURATION } from '#main/demo/demo-shop.ts';
import { type CauseFacts, likelyCauses } from '#shared/counting/likely-causes.ts';

const DENOMINATIONS = DEMO_CONFIGURATION.currencies[0]?.denominations ?? [];
const NOTHING: CauseFacts = {
  differenceMinor: 0,
  pieces: [],
  denominations: DENOMINATIONS,
  typedSumMinor: null,
  otherFormSales: [],
  changes: [],
  otherDrawers: [],
  transfers: [],
  foundAtStartMinor: 0,
};

describe('likely causes of a difference', () => {
  it.each<[string, Partial<CauseFacts>, unknown]>([
    [
      'figures of a cell changed places',
      { differenceMinor: 18_000, pieces: [{ valueMinor: 2_000, pieces: 21 }] },
      { cause: 'swapped_digits', valueMinor: 2_000, typed: 21, meant: 12 },
    ],
    ['a roll', { differenceMinor: -2_000 }, { cause: 'roll_off', valueMinor: 50, rollPieces: 40 }],
    [
      'a sale keyed under another form',
      { differenceMinor: 1_337, otherFormSales: [{ number: 'PA/1', amountMinor: 1_337 }] },
      { cause: 'other_form', number: 'PA/1', amountMinor: 1_337 },
    ],
    [
      'a change',
      { differenceMinor: -733, changes: [{ number: 'PA/2', amountMinor: 733 }] },
      { cause: 'change_as_tendered', number: 'PA/2', amountMinor: 733 },
    ],
    [
      'an equal and opposite difference of another drawer, at whichever till',
      {
        differenceMinor: -2_000,
        otherDrawers: [
          { till: 'POS2', number: 'SH/7', differenceMinor: -2_000 },
          { till: 'POS2', number: 'SH/8', differenceMinor: 2_000 },
        ],
      },
      { cause: 'opposite_difference', till: 'POS2', number: 'SH/8', amountMinor: 2_000 },
    ],
    [
      'a transfer',
      { differenceMinor: 3_100, transfers: [{ till: 'POS2', number: 'CW/3', amountMinor: 3_100 }] },
      { cause: 'transfer', till: 'POS2', number: 'CW/3', amountMinor: 3_100 },
    ],
    [
      'what was found at the start already',
      { differenceMinor: -2_000, foundAtStartMinor: -2_000 },
      { cause: 'found_at_start', amountMinor: -2_000 },
    ],
    ['one note', { differenceMinor: -20_000 }, { cause: 'pieces_off', valueMinor: 20_000, pieces: -1 }],
  ])('%s', (_what, facts, expected) => {
    const found = likelyCauses({ ...NOTHING, ...facts });
    expect(found[0]).toEqual(expected);
  });

  it('are none for an exact count', () => {
    expect(likelyCauses(NOTHING)).toEqual([]);
  });

  it('explain the difference to the cent, whatever was typed', () => {
    const cell = fc.record({
      valueMinor: fc.constantFrom(...DENOMINATIONS.map(({ valueMinor }) => valueMinor)),
      pieces: fc.nat(999),
    });
    fc.assert(
      fc.property(
        fc.array(cell, { maxLength: 15 }),
        fc.integer({ min: -100_000, max: 100_000 }),
        (pieces, difference) => {
          for (const cause of likelyCauses({ ...NOTHING, pieces, differenceMinor: difference })) {
            if (cause.cause === 'swapped_digits') {
              expect((cause.typed - cause.meant) * cause.valueMinor).toBe(difference);
            }
            if (cause.cause === 'pieces_off') expect(cause.pieces * cause.valueMinor).toBe(difference);
            if (cause.cause === 'roll_off') expect(cause.rollPieces * cause.valueMinor).toBe(Math.abs(difference));
          }
        },
      ),
    );
  });

  it('find two swapped figures of a typed sum wherever they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 9_999_999 }), fc.nat(5), (meant, at) => {
        const digits = [...String(meant)];
        const [one, other] = [digits[at], digits[at + 1]];
        if (one === undefined || other === undefined || one === other) return;
        digits.splice(at, 2, other, one);
        const typed = Number(digits.join(''));
        // A leading zero is not typed, so it leaves no figures that could be seen to have changed places.
        if (digits[0] === '0') return;
        const causes = likelyCauses({ ...NOTHING, typedSumMinor: typed, differenceMinor: typed - meant });
        expect(causes).toContainEqual({ cause: 'sum_swapped_digits', typedMinor: typed, meantMinor: meant });
      }),
    );
  });
});
