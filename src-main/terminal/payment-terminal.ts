import type { BatchTotals } from '#shared/settlement/batch-totals.ts';
import type { CardResult, DeclineReason, UnknownReason } from '#shared/terminal/terminal-outcome.ts';

/** One line that a terminal wants on paper. */
export type PrintedLine = {
  readonly text: string;
  readonly isCentred: boolean;
  readonly isWide: boolean;
  readonly isTall: boolean;
};

export type PrintedText = {
  readonly type: 'merchant' | 'customer' | 'administration' | 'unknown';
  readonly lines: readonly PrintedLine[];
  /** No more lines follow on this paper. */
  readonly isLast: boolean;
};

/** What the terminal shows or wants, to be said live: a status by its number, or its own words. */
export type TerminalWords = { readonly code: string; readonly text: string };

/** A refusal of the terminal, its bank or the line: nothing happened. `code` as the terminal said it, "" when it did not. */
export type Declined = {
  readonly kind: 'declined';
  readonly reason: DeclineReason;
  readonly code: string;
  readonly receiptNumber: string | null;
};
/** Nobody knows whether it happened. `raw`: what came, as it came. */
export type Unknown = {
  readonly kind: 'unknown';
  readonly reason: UnknownReason;
  readonly raw: string;
  /** What the terminal claims where that is not what was asked; null: nothing. */
  readonly claimed: CardResult | null;
};
export type Approved = { readonly kind: 'approved'; readonly result: CardResult };

/** What became of a payment, a reversal or a refund. */
export type CardOutcome = Approved | Declined | Unknown;

export type BatchResult = {
  /** Sum of the terminal; null: it did not say. */
  readonly totalMinor: number | null;
  readonly totals: BatchTotals | null;
  readonly terminalId: string | null;
  readonly terminalAt: string | null;
};
export type BatchOutcome = { readonly kind: 'settled'; readonly batch: BatchResult } | Declined | Unknown;

/** What the terminal remembers of its last transaction. `nothing`: it says that there is none. */
export type LastOutcome =
  | { readonly kind: 'found'; readonly isApproved: boolean; readonly result: CardResult }
  | { readonly kind: 'batch'; readonly batch: BatchResult }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'no_answer'; readonly reason: DeclineReason | UnknownReason };

export type TerminalHooks = {
  readonly onWords: (words: TerminalWords) => void;
  readonly onPrint: (text: PrintedText) => void;
  /** Called before the first byte of the command itself is written: keep durably that it may have happened. */
  readonly onSending: () => void;
  /** The terminal took the command, the card was read: steps that a window shows. */
  readonly onStep: (step: 'taken' | 'card_read') => void;
};

export type PaymentHooks = TerminalHooks & {
  /**
   * Keeps a result durably, before the terminal gets its acknowledgement. Called again when the terminal contradicts
   * itself, with an outcome that replaces the first; a repetition of the same result is not reported twice.
   */
  readonly onResult: (outcome: CardOutcome) => void;
};

export type BatchHooks = TerminalHooks & { readonly onBatch: (batch: BatchResult) => void };

export type CardAmount = { readonly amountMinor: number; readonly currency: string };

/**
 * A payment terminal, whatever it speaks. Each call is one exchange on a line of its own, so that several tills can share a
 * terminal; every wait in it has a deadline, and nothing throws for what the world does. Nothing is ever asked twice by
 * itself: what is not known comes back as unknown.
 */
export type PaymentTerminal = {
  readonly address: string;
  readonly authorise: (ask: CardAmount, hooks: PaymentHooks, abort: AbortSignal) => Promise<CardOutcome>;
  readonly reverse: (ask: CardAmount & { readonly receiptNumber: string }, hooks: PaymentHooks) => Promise<CardOutcome>;
  readonly refund: (ask: CardAmount, hooks: PaymentHooks, abort: AbortSignal) => Promise<CardOutcome>;
  readonly repeatLast: (hooks: TerminalHooks) => Promise<LastOutcome>;
  readonly settle: (hooks: BatchHooks) => Promise<BatchOutcome>;
  readonly diagnose: (
    hooks: TerminalHooks,
  ) => Promise<{ readonly kind: 'well'; readonly wish: string } | Declined | Unknown>;
  /** Whatever is under way ends soon, with what is known. */
  readonly close: () => void;
};
