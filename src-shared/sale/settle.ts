import { Decimal } from 'decimal.js';
import type { Refusal } from '#shared/contract/refusal.ts';
import { type CurrencyCode, type Minor, minor, roundToMinor, sum } from '#shared/money/amount.ts';
import { type CashRounding, roundCash } from '#shared/money/cash-rounding.ts';
import { no, ok, type Result } from '#shared/result.ts';
import type { Cheque } from '#shared/sale/cheque.ts';

/** A payment as the cashier typed it. `rate`: worth of one unit of its currency in the document's. */
export type Given = {
  readonly paymentForm: string;
  readonly isCash: boolean;
  readonly currency: CurrencyCode;
  readonly rate: string;
  readonly givenMinor: Minor;
  readonly cheque?: Cheque | null;
  /** Fixed by a terminal. */
  readonly cardPaymentId?: string | undefined;
};

/** Whose rule rounds what is paid in cash of the document's currency. */
export type RoundingOf = { readonly market: CashRounding; readonly currency: CurrencyCode };

export type Settlement = {
  /** What is assigned adds up to what is due and its rounding, once nothing remains. */
  readonly payments: readonly (Given & { readonly assignedMinor: Minor })[];
  /** To the cent: what any form but cash would have to pay. */
  readonly remainingMinor: Minor;
  /** The same when it is paid in cash of the document's currency. */
  readonly remainingCashMinor: Minor;
  /** In the document's currency, paid out in cash. */
  readonly changeMinor: Minor;
  /** What cash settles more (above zero) or less than is due; zero until it settles. */
  readonly roundingMinor: Minor;
  /** Cash of the document's currency settled the rest, or comes back: what the market's rule is about. */
  readonly isByCash: boolean;
};

/**
 * Assigns payments to what is due, in the order given. Only cash may be more than remains; what is over comes back as
 * change, in the document's currency. The market rounds only what cash of that currency settles of the rest, whatever
 * order the payments came in (domain reference, section 8).
 */
export function settle(dueMinor: Minor, given: readonly Given[], by: RoundingOf): Settlement {
  const own = given.filter((payment) => isRounded(payment, by));
  const ownMinor = sum(own.map(({ givenMinor }) => givenMinor));
  const restMinor = minor(dueMinor - sum(given.filter((payment) => !own.includes(payment)).map(worthOf)));
  const cashMinor = roundCash(restMinor, by.market, by.currency);
  // Where other forms paid more than is due, the change is cash of the document's currency too.
  const isByCash = (own.length > 0 || restMinor < 0) && ownMinor >= cashMinor;
  const roundingMinor = minor(isByCash ? cashMinor - restMinor : 0);
  let remaining = dueMinor + roundingMinor;
  let change = 0;
  const payments = given.map((payment) => {
    const worth = worthOf(payment);
    const assigned = Math.min(worth, remaining);
    remaining -= assigned;
    change += worth - assigned;
    return { ...payment, assignedMinor: minor(assigned) };
  });
  return {
    payments,
    remainingMinor: minor(remaining),
    remainingCashMinor: minor(remaining === 0 ? 0 : Math.max(0, cashMinor - ownMinor)),
    changeMinor: minor(change),
    roundingMinor,
    isByCash,
  };
}

function isRounded({ isCash, currency }: Pick<Given, 'isCash' | 'currency'>, by: RoundingOf): boolean {
  return isCash && currency === by.currency;
}

/** What is taken for an amount as typed: cash of the document's currency in the coins that the market has. */
export function asTaken(typed: Given, by: RoundingOf): Given {
  return isRounded(typed, by) ? { ...typed, givenMinor: roundCash(typed.givenMinor, by.market, by.currency) } : typed;
}

/** What a payment is worth in the document's currency. */
export function worthOf(payment: Pick<Given, 'givenMinor' | 'rate'>): Minor {
  return roundToMinor(new Decimal(payment.givenMinor).times(payment.rate));
}

/**
 * What settles `remaining` in a currency of that rate, rounded up so that nothing stays open: to a step that its notes and
 * coins make up where it is paid in them, else to the minor unit.
 */
export function amountForRemaining(
  remaining: Minor,
  { rate, stepMinor }: { readonly rate: string; readonly stepMinor: number },
): Minor {
  const steps = new Decimal(remaining).dividedBy(rate).dividedBy(stepMinor).toDecimalPlaces(0, Decimal.ROUND_UP);
  return minor(steps.times(stepMinor).toNumber());
}

/**
 * Whether one more payment may be assigned; checked in this order. Nothing is paid only where the market rounds what
 * remains to nothing.
 */
export function mayAssign(before: Settlement, next: Given, by: RoundingOf): Result<null, Refusal> {
  if (before.remainingMinor <= 0) return no({ code: 'nothing_left_to_pay' });
  const isRoundedAway = isRounded(next, by) && before.remainingCashMinor === 0;
  if (next.givenMinor <= 0 && !isRoundedAway) return no({ code: 'amount_zero' });
  if (!next.isCash && worthOf(next) > before.remainingMinor) {
    return no({
      code: 'payment_exceeds_due',
      facts: { form: next.paymentForm, remainingMinor: before.remainingMinor },
    });
  }
  return ok(null);
}
