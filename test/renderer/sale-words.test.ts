import { describe, expect, it } from 'vitest';
import { afterPress } from '#renderer/money/active-entry.tsx';
import { matchRanges } from '#renderer/sale/highlight.tsx';
import { lineAbove, lineAfter, lineBelow, numberOf } from '#renderer/sale/line-steps.ts';
import { isBarcode, readTimes } from '#renderer/sale/times.ts';
import type { SaleLine } from '#renderer/sale/use-sale.ts';
import { withoutCode } from '#renderer/sale/use-scanner.ts';

describe('the mark in a suggestion', () => {
  it.each([
    ['Mleko Łaciate 3,2% 1 L', 'lac', ['Łac']],
    ['Palačinke Ledo čokolada', 'cok pal', ['Pal', 'čok']],
    ['Straße der Köche', 'strass', ['Straß']],
    ['Đumbir', 'dum', ['Đum']],
    ['Kava Franck', 'čaj', []],
    ['Kava kava', 'kav kava', ['Kav']],
  ])('of %s for %s stands on %j', (name, text, marked) => {
    expect(matchRanges(name, text).map(({ from, to }) => name.slice(from, to))).toEqual(marked);
  });
});

describe('so many times', () => {
  it.each([
    ['3*', { times: '3', rest: '' }],
    ['3*3850104212604', { times: '3', rest: '3850104212604' }],
    ['1,5 * jabuke', { times: '1,5', rest: 'jabuke' }],
    ['1.236*', { times: '1.236', rest: '' }],
    ['*3', { times: null, rest: '*3' }],
    ['3 * 2 * 1', { times: '3', rest: '2 * 1' }],
    ['7Up', { times: null, rest: '7Up' }],
  ])('%s', (text, read) => {
    expect(readTimes(text)).toEqual(read);
  });

  it('leaves figures alone to mean a barcode', () => {
    expect([isBarcode('101'), isBarcode(' 3850104212604 '), isBarcode('7Up'), isBarcode('')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

it('a field gives back only the code that fell into it', () => {
  expect(withoutCode('lac3850104212604', '3850104212604')).toBe('lac');
  expect(withoutCode('lac', '3850104212604')).toBe('lac');
});

it('the pad writes, erases and clears', () => {
  expect(afterPress('1', { kind: 'type', text: '00' })).toBe('100');
  expect(afterPress('12', { kind: 'erase' })).toBe('1');
  expect(afterPress('12', { kind: 'clear' })).toBe('');
  expect(afterPress('12', { kind: 'set', text: '5' })).toBe('5');
});

describe('steps from line to line', () => {
  const line = (id: string): SaleLine => ({
    id,
    itemId: id,
    name: id,
    barcode: id,
    unit: '',
    quantity: '1',
    priceMinor: 100,
    regularPriceMinor: 100,
    valueMinor: 100,
    totalPriceMinor: 100,
    subtotalPriceMinor: 80,
    taxCode: 'A',
    taxRate: '25',
    takesDiscount: true,
    asked: null,
    savedMinor: 0,
    savedPercent: '0',
  });
  const lines = ['a', 'b', 'c'].map(line);
  const [first, middle, last] = lines;

  it('stay at the ends', () => {
    expect(lineAbove(lines, first ?? null)).toBeNull();
    expect(lineBelow(lines, last ?? null)).toBeNull();
    expect(lineBelow(lines, first ?? null)?.id).toBe('b');
  });

  it('go to the neighbour of a line that is voided', () => {
    expect(lineAfter(lines, middle ?? null)?.id).toBe('c');
    expect(lineAfter(lines, last ?? null)?.id).toBe('b');
    expect(lineAfter(lines.slice(0, 1), first ?? null)).toBeNull();
  });

  it('count from one', () => {
    expect([numberOf(lines, first ?? null), numberOf(lines, last ?? null), numberOf(lines, null)]).toEqual([1, 3, 0]);
  });
});
