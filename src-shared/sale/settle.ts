import { Decimal } from 'decimal.js';
import type { Refusal } from '#shared/contract/refusal.ts';
import { type CurrencyCode, type Minor, minor, roundToMinor } from '#shared/money/amount.ts';
import { no, ok, type Result } from '#shared/result.ts';

/** A payment as the cashier typed it. `rate`: worth of one unit of its currency in the document's. */
export type Given = {
  readonly paymentForm: string;
  readonly isCash: boolean;
  readonly currency: CurrencyCode;
  readonly rate: string;
  readonly givenMinor: Minor;
};

export type Settlement = {
  readonly payments: readonly (Given & { readonly assignedMinor: Minor })[];
  readonly remainingMinor: Minor;
  /** In the document's currency, paid out in cash. */
  readonly changeMinor: Minor;
};

/**
 * Assigns payments to what is due, in the order given. Only cash may be more than remains; what is over comes back as
 * change, in the document's currency (domain reference, section 8).
 */
export function settle(dueMinor: Minor, given: readonly Given[]): Settlement {
  let remaining: number = dueMinor;
  let change = 0;
  const payments = given.map((payment) => {
    const worth = worthOf(payment);
    const assigned = Math.min(worth, remaining);
    remaining -= assigned;
    change += worth - assigned;
    return { ...payment, assignedMinor: minor(assigned) };
  });
  return { payments, remainingMinor: minor(remaining), changeMinor: minor(change) };
}

/** What a payment is worth in the document's currency. */
export function worthOf(payment: Pick<Given, 'givenMinor' | 'rate'>): Minor {
  return roundToMinor(new Decimal(payment.givenMinor).times(payment.rate));
}

/** What settles `remaining` exactly in a currency of that rate, rounded up so that nothing stays open. */
export function amountForRemaining(remaining: Minor, rate: string): Minor {
  return minor(new Decimal(remaining).dividedBy(rate).toDecimalPlaces(0, Decimal.ROUND_UP).toNumber());
}

/** Whether one more payment may be assigned; checked in this order. */
export function mayAssign(before: Settlement, next: Given): Result<null, Refusal> {
  if (before.remainingMinor <= 0) return no({ code: 'nothing_left_to_pay' });
  if (next.givenMinor <= 0) return no({ code: 'amount_zero' });
  if (!next.isCash && worthOf(next) > before.remainingMinor) {
    return no({
      code: 'payment_exceeds_due',
      facts: { form: next.paymentForm, remainingMinor: before.remainingMinor },
    });
  }
  return ok(null);
}
