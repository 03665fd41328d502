import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readScaleCode, writeScaleCode } from '#shared/parameter/scale-code.ts';

it.each([
  ['29IIIIIWWWWWC', '3', { prefix: '29', item: { from: 2, length: 5 }, value: { from: 7, length: 5 }, kind: 'weight' }],
  [
    '28 IIIII PPPPP C',
    '2',
    { prefix: '28', item: { from: 2, length: 5 }, value: { from: 7, length: 5 }, kind: 'price' },
  ],
  ['02?wwwwiiii??c', '3', null],
  ['02?wwwwiiii?c', '3', { prefix: '02', item: { from: 7, length: 4 }, value: { from: 3, length: 4 }, kind: 'weight' }],
  ['29IIIIIWWWWW', '3', null],
  ['29IIIIIWWWWW5', '3', null],
  ['29IIIIIWWPPPC', '3', null],
  ['29IIWIIWWWWWC', '3', null],
  ['19IIIIIWWWWWC', '3', null],
  ['29IIIIIWWWWWC', '5', null],
  ['29IIIIIWWWWWC', '', null],
] as const)('%s with %s decimals', (layout, decimals, rule) => {
  const read = readScaleCode({ layout, decimals });
  if (rule === null) expect(read).toBeNull();
  else expect(read).toEqual({ ...rule, decimals: Number(decimals) });
});

it('what is written of a rule is read as the same rule', () => {
  const rule = fc
    .record({
      prefix: fc.constantFrom('02', '04', '20', '29', '251', '2999'),
      gap: fc.integer({ min: 0, max: 1 }),
      item: fc.integer({ min: 1, max: 4 }),
      value: fc.integer({ min: 1, max: 3 }),
      kind: fc.constantFrom('weight' as const, 'price' as const),
      decimals: fc.integer({ min: 0, max: 4 }),
    })
    .map(({ prefix, gap, item, value, kind, decimals }) => {
      const from = prefix.length + gap;
      return { prefix, item: { from, length: item }, value: { from: from + item, length: value }, kind, decimals };
    });
  fc.assert(
    fc.property(rule, (one) => {
      expect(readScaleCode(writeScaleCode(one))).toEqual(one);
    }),
  );
});
