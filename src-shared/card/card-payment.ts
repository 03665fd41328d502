import type { CardResult } from '#shared/terminal/terminal-outcome.ts';

/**
 * `requested`: the terminal is asked, or will be. `unknown`: nobody knows whether the card was charged. `reversing` and
 * `reversal_unknown`: approved, and being taken back. Only `approved` pays for anything.
 */
export const CARD_STATES = [
  'requested',
  'approved',
  'declined',
  'unknown',
  'reversing',
  'reversal_unknown',
  'reversed',
] as const;
export type CardState = (typeof CARD_STATES)[number];

export type CardPayment = {
  readonly id: string;
  /** The document that it pays for; of a refund the correction that is booked with its approval. */
  readonly documentId: string;
  /** Of a refund what is corrected: a receipt, or a half-typed document; null: a payment. */
  readonly correctsId: string | null;
  readonly shiftId: string;
  readonly sessionId: string;
  readonly operatorId: string;
  readonly paymentForm: string;
  readonly currency: string;
  /** Below zero: a refund, back to the card. */
  readonly amountMinor: number;
  /** Address of the terminal, or "manual". */
  readonly terminal: string;
  readonly state: CardState;
  /** Why it was declined or is unknown; "" otherwise. */
  readonly reason: string;
  readonly code: string;
  readonly requestedAt: string;
  /** As approved, or as claimed while unknown. */
  readonly result: CardResult | null;
  /** The receipt that it paid for, or the correction by which it was paid back. */
  readonly saleNumber: string | null;
  readonly settlementId: string | null;
};

export const MANUAL_TERMINAL = 'manual';

/** Money goes back to the card, for goods that came back. */
export function isRefund({ correctsId }: Pick<CardPayment, 'correctsId'>): boolean {
  return correctsId !== null;
}

/** What the terminal is asked to move, whichever way. */
export function movedMinor({ amountMinor }: Pick<CardPayment, 'amountMinor'>): number {
  return Math.abs(amountMinor);
}

/** The terminal works on it now: nothing else may be done with its document. */
export function isRunning({ state }: Pick<CardPayment, 'state'>): boolean {
  return state === 'requested' || state === 'reversing';
}

/** A question that stands: whether money moved. */
export function isQuestion({ state }: Pick<CardPayment, 'state'>): boolean {
  return state === 'unknown' || state === 'reversal_unknown';
}
