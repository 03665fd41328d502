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
  'rounding',
  'deposit_at_start',
  'difference_at_start',
  'manual_deposit',
  'manual_withdrawal',
  'difference_at_end',
  'withdrawal_at_end',
  'settled',
  'detached',
  'taken_back',
  'safe_deposit',
  'safe_withdrawal',
] as const;
export type Movement = (typeof MOVEMENTS)[number];

/**
 * An account is a path. `drawer/<drawer>/<payment form>` holds the money of a drawer; the others are where it came from or
 * went: `sales/<tax>`, `tax/<tax>`, `safe/<payment form>`, `difference`, `exchange`, `rounding`, `cash-document`, `bank`, `transfer` (under way between tills), `transfer-difference`, `clearing/<payment form>`.
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

/** A till's drawer is shared by whoever logs on; an operator's own is not. */
export function isShared(owner: Owner): boolean {
  return owner.startsWith('till:');
}

/** Where the money of a drawer is booked: under its owner, or by itself from being detached until its owner’s next start. */
export type Drawer = Owner | `detached:${string}`;

export function detachedDrawer(shiftId: string): Drawer {
  return `detached:${shiftId}`;
}

export function drawerAccount(drawer: Drawer, paymentForm: string): string {
  return `drawer/${drawer}/${paymentForm}`;
}

/** Drawer and payment form of a drawer account; null for every other account. */
export function readDrawerAccount(account: string): { readonly drawer: Drawer; readonly paymentForm: string } | null {
  const match = /^drawer\/((?:operator|till|detached):[^/]+)\/([^/]+)$/.exec(account);
  if (match?.[1] === undefined || match[2] === undefined) return null;
  return { drawer: match[1] as Drawer, paymentForm: match[2] };
}

/** Movements that only say where a drawer’s money is booked; no figure of a shift counts them. */
export const PLACE_MOVEMENTS: readonly Movement[] = ['detached', 'taken_back'];

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
