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
  readonly documentId: string;
  readonly shiftId: string;
  readonly sessionId: string;
  readonly operatorId: string;
  readonly paymentForm: string;
  readonly currency: string;
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
  /** The receipt that it paid for. */
  readonly saleNumber: string | null;
  readonly settlementId: string | null;
};

export const MANUAL_TERMINAL = 'manual';

/** The terminal works on it now: nothing else may be done with its document. */
export function isRunning({ state }: Pick<CardPayment, 'state'>): boolean {
  return state === 'requested' || state === 'reversing';
}

/** A question that stands: whether money moved. */
export function isQuestion({ state }: Pick<CardPayment, 'state'>): boolean {
  return state === 'unknown' || state === 'reversal_unknown';
}
