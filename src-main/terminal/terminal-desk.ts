import type { TerminalWords } from '#main/terminal/payment-terminal.ts';
import type { TerminalSetting } from '#shared/terminal/terminal-setting.ts';

/** What a window shows of an exchange that is under way; nothing of it is a result. */
export type LiveTerminal = {
  /** Payment or settlement that the terminal works on, or is asked about. */
  readonly subjectId: string | null;
  readonly isExchanging: boolean;
  readonly words: TerminalWords | null;
  /** How often the terminal was asked what became of it, and when it is asked again (monotonic). */
  readonly asks: number;
  readonly nextAskMs: number | null;
};

export const IDLE_TERMINAL: LiveTerminal = {
  subjectId: null,
  isExchanging: false,
  words: null,
  asks: 0,
  nextAskMs: null,
};

/** The payment terminal as commands see it. Nothing here waits for it; the worker does what commands wrote down. */
export type TerminalDesk = {
  readonly setting: () => TerminalSetting;
  readonly live: () => LiveTerminal;
  /** Asks the terminal to give up a payment, or drops it before it was sent. */
  readonly abort: (paymentId: string) => void;
  readonly askNow: () => void;
};
