import fc from 'fast-check';
import { expect, it } from 'vitest';
import { noteKeys } from '#renderer/payment/note-keys.ts';

const note = (value: number) => ({ valueMinor: value * 100, kind: 'note' });
const EURO = [...[500, 200, 100, 50, 20, 10, 5].map(note), { valueMinor: 200, kind: 'coin' }];

it.each([
  [2_521, [3_000, 4_000, 5_000, 10_000]],
  [305, [500, 1_000, 2_000, 5_000]],
  [10_000, [20_000, 50_000]],
  [8_000, [10_000, 20_000, 50_000]],
  [61_234, [61_500, 62_000, 65_000, 70_000]],
  [0, []],
])('for %i cents the keys say %j', (remaining, keys) => {
  expect(noteKeys(remaining, EURO)).toEqual(keys);
});

it('a key always covers what remains, and no key stands twice', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), (remaining) => {
      const keys = noteKeys(remaining, EURO);
      expect(keys.every((amount) => amount > remaining)).toBe(true);
      expect(keys).toEqual([...new Set(keys)].sort((one, other) => one - other));
      expect(keys.length).toBeLessThanOrEqual(4);
    }),
  );
});
