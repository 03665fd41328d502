import { describe, expect, it } from 'vitest';
import { cellsBefore, piecesShown, sumShown } from '#renderer/counting/count-draft.ts';

const cell = (valueMinor: number, pieces: number | null) => ({
  valueMinor,
  kind: 'note' as const,
  rollPieces: 100,
  pieces,
});

describe('the running sum of a count', () => {
  it('is nothing while nothing is typed, which is not zero', () => {
    expect(sumShown([cell(5000, null), cell(2000, null)], {})).toBeNull();
    expect(sumShown([cell(5000, 0), cell(2000, null)], {})).toBe(0);
  });

  it('follows the hand before main has the figure', () => {
    expect(sumShown([cell(5000, 2), cell(2000, 1)], { 2000: '7' })).toBe(24_000);
  });

  it('counts a wiped cell as not typed', () => {
    expect(piecesShown(cell(5000, 2), { 5000: '' })).toBeNull();
  });
});

it('a cleared count remembers every written cell, and only those', () => {
  const entry = {
    paymentForm: 'cash',
    name: 'Cash',
    kind: 'cash' as const,
    currency: 'EUR',
    cells: [cell(5000, 2), cell(2000, null), cell(1000, 0)],
    values: [],
    cheques: [],
    unlistedMinor: 0,
    sumMinor: 10_000,
    documentsSince: 0,
    expectedMinor: null,
  };
  expect(cellsBefore([entry])).toEqual([
    { paymentForm: 'cash', currency: 'EUR', valueMinor: 5000, pieces: '2' },
    { paymentForm: 'cash', currency: 'EUR', valueMinor: 1000, pieces: '0' },
  ]);
});
