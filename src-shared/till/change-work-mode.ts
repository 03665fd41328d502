import type { Refusal } from '#shared/contract/refusal.ts';
import type { CurrencyCode } from '#shared/money/amount.ts';

export type ChangeModeFacts = {
  /** A shift or day at this till that has not ended; null: none. */
  readonly openShift: { readonly number: string; readonly operatorName: string } | null;
  /** Cash that drawers of the present mode still hold; none of them is begun with in the other one. */
  readonly left: readonly { readonly currency: CurrencyCode; readonly amountMinor: number }[];
  /** The question about cash that is left was answered with yes. */
  readonly isConfirmed: boolean;
};

/** Why a till may not change between shift and day mode now. Checked in this order: nothing open, no cash left behind. */
export function refuseModeChange({ openShift, left, isConfirmed }: ChangeModeFacts): Refusal | null {
  if (openShift !== null) {
    return { code: 'work_mode_in_use', facts: { number: openShift.number, operator: openShift.operatorName } };
  }
  const [first] = left;
  if (first === undefined || isConfirmed) return null;
  return { code: 'work_mode_leaves_cash', facts: { leftMinor: first.amountMinor, currency: first.currency } };
}
