import { z } from 'zod';
import { assert } from '#shared/assert.ts';
import { amountMinorSchema, currencyCodeSchema } from '#shared/contract/fields.ts';
import { type CurrencyCode, type Minor, minor } from '#shared/money/amount.ts';

/**
 * Why an amount moved. Figures are sums over movements, so a movement never means two things:
 * what a customer tendered and the change given back are two movements, not one net amount.
 */
export const MOVEMENTS = [
  'sale',
  'tendered',
  'change',
  'return',
  'exchange',
  'deposit_at_start',
  'difference_at_start',
  'manual_deposit',
  'manual_withdrawal',
  'difference_at_end',
  'withdrawal_at_end',
  'settled',
] as const;
export type Movement = (typeof MOVEMENTS)[number];

/**
 * An account is a path. `drawer/<owner>/<payment form>` holds an owner's money; the others are where it came from or
 * went: `sales/<tax>`, `tax/<tax>`, `safe`, `difference`, `exchange`, `cash-document`, `bank`, `transfer`, `clearing/<payment form>`.
 */
export const postingSchema = z.strictObject({
  account: z.string().min(1).max(200),
  currency: currencyCodeSchema,
  amountMinor: amountMinorSchema,
  movement: z.enum(MOVEMENTS),
});
export type Posting = z.infer<typeof postingSchema>;

/** Who answers for a drawer: an operator (shift mode) or a till (day mode). */
export type Owner = `operator:${string}` | `till:${string}`;

export function drawerAccount(owner: Owner, paymentForm: string): string {
  return `drawer/${owner}/${paymentForm}`;
}

/** Owner and payment form of a drawer account; null for every other account. */
export function readDrawerAccount(account: string): { readonly owner: Owner; readonly paymentForm: string } | null {
  const match = /^drawer\/((?:operator|till):[^/]+)\/([^/]+)$/.exec(account);
  if (match?.[1] === undefined || match[2] === undefined) return null;
  return { owner: match[1] as Owner, paymentForm: match[2] };
}

/** Two postings: what arrives on `to` leaves `from`. A negative amount moves the other way. */
export function transfer(move: {
  readonly from: string;
  readonly to: string;
  readonly currency: CurrencyCode;
  readonly amount: Minor;
  readonly movement: Movement;
}): readonly Posting[] {
  const { currency, movement } = move;
  return [
    { account: move.to, currency, amountMinor: move.amount, movement },
    { account: move.from, currency, amountMinor: minor(-move.amount), movement },
  ];
}

/** Currencies whose postings do not add up to zero; empty for every entry that may be kept. */
export function unbalancedCurrencies(postings: readonly Posting[]): readonly CurrencyCode[] {
  const sums = new Map<CurrencyCode, number>();
  for (const { currency, amountMinor } of postings) sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  return [...sums].filter(([, total]) => total !== 0).map(([currency]) => currency);
}

export function assertBalanced(postings: readonly Posting[]): void {
  const off = unbalancedCurrencies(postings);
  assert(off.length === 0, 'postings of an event add up to zero per currency', { off, postings });
}
