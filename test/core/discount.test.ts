import { describe, expect, it } from 'vitest';
import type { Permission } from '#shared/access/permission.ts';
import { maxDiscountOf } from '#shared/access/roster.ts';
import { parsePercent } from '#shared/money/percent.ts';
import type { Result } from '#shared/result.ts';
import { type Draft, setLineQuantity, voidLine } from '#shared/sale/draft.ts';
import { permitDiscounts } from '#shared/sale/permit-discounts.ts';

import {
  ANA,
  added,
  alone,
  amount,
  CHIEF,
  done,
  EMPTY,
  helped,
  item,
  off,
  offAll,
  percent,
  priced,
  TWO,
  values,
  who,
} from '#test/core/discounts.ts';

describe('a percentage as typed', () => {
  it.each([
    ['10', '10'],
    ['12,5', '12.5'],
    ['12.50', '12.5'],
    ['7.', '7'],
    ['100', '100'],
    ['0', '0'],
  ])('%s is read as %s', (text, value) => expect(parsePercent(text)).toEqual({ ok: true, value }));
  it.each(['', '-5', '101', '100.01', '1.234', '1e1', 'x', '%'])('%s is refused', (text) =>
    expect(parsePercent(text)).toEqual({ ok: false, refusal: { code: 'percent_malformed' } }),
  );
});

describe('a discount of a line', () => {
  it('comes as a percentage, as an amount, or as what the line is sold for', () => {
    expect(values(done(off(TWO, 'l0', percent('10'))))).toEqual([900, 1_000]);
    expect(values(done(off(TWO, 'l0', amount(55))))).toEqual([945, 1_000]);
    const sold = done(off(TWO, 'l0', { kind: 'value', valueMinor: 950 }));
    expect(sold.lines[0]).toMatchObject({ valueMinor: 950, discount: { asked: amount(50), ownMinor: 50 } });
  });

  it('rounds half up, goes on with another quantity, and comes off without a right', () => {
    const little = added(EMPTY, item(5));
    expect(values(done(off(little, 'l0', percent('10'))))).toEqual([4]);
    const taken = done(off(TWO, 'l0', percent('10')));
    expect(values(done(setLineQuantity(taken, 'l0', '3')))).toEqual([1_350, 1_000]);
    const nobody = { operator: who('jakub', '0', 'sell'), authoriser: null };
    expect(done(off(taken, 'l0', null, nobody))).toEqual(TWO);
    expect(done(off(taken, 'l0', percent('0'), nobody))).toEqual(TWO);
  });

  it('is of that piece: the same item scanned again is a line of its own', () => {
    const one = added(EMPTY, item(500));
    expect(values(added(one, item(500)))).toEqual([1_000]);
    expect(values(added(done(off(one, 'l0', percent('10'))), item(500)))).toEqual([450, 500]);
    const cheap = done(priced(one, 300, { operator: CHIEF, authoriser: null }));
    expect(values(added(cheap, item(300, { itemId: 'i500' })))).toEqual([300, 300]);
  });
});

describe('a discount of the document', () => {
  it('is taken off what the lines’ own discounts leave, split over them without losing a cent', () => {
    const own = done(off(TWO, 'l0', percent('10'), helped));
    const both = done(offAll(own, percent('10'), helped));
    expect(values(both)).toEqual([810, 900]);
    const thirds = added(added(added(EMPTY, item(100)), item(101)), item(102));
    expect(values(done(offAll(thirds, amount(10))))).toEqual([97, 98, 98]);
  });

  it('passes an item that takes none, and holds for lines that come later', () => {
    const book = added(TWO, item(2_000, { noDiscount: true }));
    expect(values(done(offAll(book, percent('10'))))).toEqual([900, 900, 2_000]);
    const later = added(done(offAll(TWO, percent('10'))), item(300));
    expect(values(later)).toEqual([900, 900, 270]);
    expect(permitDiscounts({ operator: who('jakub', '0', 'sell'), authoriser: null }, later)).toMatchObject({
      ok: true,
    });
  });

  it('is forgotten with the last line', () => {
    const empty = done(voidLine(done(voidLine(done(offAll(TWO, amount(100))), 'l0')), 'l1'));
    expect(empty.discount).toBeUndefined();
  });
});

describe('another price', () => {
  it('is remembered with the item’s own, and goes back to it', () => {
    const changed = done(priced(TWO, 450, helped));
    expect(changed.lines[0]).toMatchObject({
      priceMinor: 450,
      valueMinor: 900,
      priceChange: { regularPriceMinor: 500, authorisedBy: 'ivana' },
    });
    expect(done(priced(done(priced(changed, 400, helped)), null))).toEqual(TWO);
    expect(done(priced(changed, 500, helped))).toEqual(TWO);
  });
});

const paid: Draft = {
  ...TWO,
  payments: [{ paymentForm: 'cash', currency: 'EUR', rate: '1', givenMinor: 1, cheque: null }],
};
const noneTaken = added(EMPTY, item(500, { noDiscount: true }), '2');
const without = { operator: who('jakub', '0', 'sell'), authoriser: null };
const weak = { operator: ANA, authoriser: who('marko', '15', 'user_discount') };
const helpless = { operator: ANA, authoriser: who('kasia', '50', 'sell') };

describe('is refused, checked in this order:', () => {
  it.each<[string, () => Result<Draft, { readonly code: string }>, string]>([
    ['a price without the right, whatever else is wrong', () => priced(paid, 100), 'not_permitted'],
    ['a price of a document with payments', () => priced(paid, 100, helped), 'document_has_payments'],
    ['a price of no line', () => priced(EMPTY, 100, helped), 'line_unknown'],
    ['a discount of a document with payments', () => off(paid, 'x', percent('50')), 'document_has_payments'],
    ['a discount of no line', () => off(TWO, 'x', percent('50')), 'line_unknown'],
    ['a discount of an item that takes none', () => off(noneTaken, 'l0', amount(5_000)), 'item_takes_no_discount'],
    [
      'more than the price without the right',
      () => off(TWO, 'l0', { kind: 'value', valueMinor: 1_001 }),
      'not_permitted',
    ],
    ['more off than there is, whoever may', () => off(TWO, 'l0', amount(1_001), helped), 'discount_exceeds_value'],
    ['without the right to discounts', () => off(TWO, 'l0', percent('1'), without), 'not_permitted'],
    ['above one’s maximum', () => off(TWO, 'l0', percent('10.01')), 'discount_above_maximum'],
    ['above the authoriser’s maximum', () => off(TWO, 'l0', percent('16'), weak), 'discount_above_maximum'],
    [
      'above one’s maximum, by an authoriser without the right',
      () => off(TWO, 'l0', percent('16'), helpless),
      'discount_above_maximum',
    ],
    ['a document with payments', () => offAll(paid, percent('50')), 'document_has_payments'],
    ['a document without lines', () => offAll(EMPTY, percent('50')), 'document_empty'],
    [
      'more off the document than there is',
      () => offAll(TWO, amount(2_001), helped),
      'document_discount_exceeds_value',
    ],
    [
      'anything off a document of which nothing is taken off',
      () => offAll(noneTaken, amount(1)),
      'document_discount_exceeds_value',
    ],
    ['a document without the right', () => offAll(TWO, percent('1'), without), 'not_permitted'],
    ['a document above one’s maximum', () => offAll(TWO, amount(201)), 'discount_above_maximum'],
  ])('%s', (_what, attempt, code) => expect(attempt()).toMatchObject({ ok: false, refusal: { code } }));
});

describe('the maximum', () => {
  it('holds for what a line comes down by in all', () => {
    expect(offAll(done(off(TWO, 'l0', percent('6'))), percent('5'))).toMatchObject({
      refusal: {
        code: 'discount_above_maximum',
        facts: { percent: '10.7', maximum: '10', permission: 'user_discount' },
      },
    });
  });

  it('is asked again where an amount becomes more of less: fewer pieces, another price, a line taken off', () => {
    const half = done(off(TWO, 'l0', amount(100)));
    const fewer = done(setLineQuantity(half, 'l0', '1'));
    expect(permitDiscounts(alone, fewer)).toMatchObject({ refusal: { code: 'discount_above_maximum' } });
    expect(done(permitDiscounts(helped, fewer)).lines[0]).toMatchObject({ discount: { authorisedBy: 'ivana' } });
    expect(priced(half, 400, { operator: ANA, authoriser: who('z', '0', 'change_price') })).toMatchObject({
      ok: false,
    });
    const whole = done(voidLine(done(offAll(TWO, amount(200))), 'l1'));
    expect(permitDiscounts(alone, whole)).toMatchObject({ refusal: { code: 'discount_above_maximum' } });
  });

  it('is asked once: what was let go stays, whoever goes on, and another discount is asked for anew', () => {
    const granted = done(off(TWO, 'l0', percent('40'), helped));
    expect(granted.lines[0]).toMatchObject({ grantedPercent: '40', discount: { authorisedBy: 'ivana' } });
    expect(permitDiscounts(without, done(setLineQuantity(granted, 'l0', '7')))).toMatchObject({ ok: true });
    expect(off(granted, 'l0', percent('20'))).toMatchObject({ refusal: { code: 'discount_above_maximum' } });
    expect(off(granted, 'l1', percent('20'))).toMatchObject({ refusal: { code: 'discount_above_maximum' } });
  });

  it('is the highest of the groups that hold the right', () => {
    const group = (id: string, maxDiscount: string, ...permissions: Permission[]) => ({
      id,
      name: id,
      permissions,
      maxDiscount,
    });
    const groups = [group('a', '5', 'user_discount'), group('b', '12.5', 'user_discount'), group('c', '90')];
    expect(maxDiscountOf({ groups }, { groupIds: ['a', 'b', 'c'] })).toBe('12.5');
    expect(maxDiscountOf({ groups }, { groupIds: ['c'] })).toBe('0');
  });
});
