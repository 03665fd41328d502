import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subtotalPrice, totalPrice } from '#shared/sale/unit-price.ts';

describe('the price of one unit after all discounts', () => {
  it.each([
    [{ valueMinor: 370, quantity: '2' }, '25', 185, 148],
    [{ valueMinor: 333, quantity: '2' }, '25', 167, 133],
    [{ valueMinor: 1_236, quantity: '1.236' }, '13', 1_000, 885],
    [{ valueMinor: 100, quantity: '3' }, '0', 33, 33],
    [{ valueMinor: 0, quantity: '4' }, '25', 0, 0],
  ])('of %j at %s per cent is %i with tax, and %i without', (line, rate, total, subtotal) => {
    expect([totalPrice(line), subtotalPrice(line, rate)]).toEqual([total, subtotal]);
  });

  it('is never more without tax, and times the quantity never off by more than half a cent a unit', () => {
    const line = fc.record({
      valueMinor: fc.integer({ min: 0, max: 10_000_000 }),
      quantity: fc.integer({ min: 1, max: 1_000_000 }).map((thousandths) => String(thousandths / 1_000)),
    });
    fc.assert(
      fc.property(line, fc.integer({ min: 0, max: 30 }), (sold, rate) => {
        const [total, quantity] = [totalPrice(sold), Number(sold.quantity)];
        expect(subtotalPrice(sold, String(rate))).toBeLessThanOrEqual(total);
        expect(Math.abs(total * quantity - sold.valueMinor)).toBeLessThanOrEqual(0.5 * quantity + 1e-6);
      }),
    );
  });
});
