import type { DeclineReason } from '#shared/terminal/terminal-outcome.ts';

const REASONS: ReadonlyMap<number, DeclineReason> = new Map<number, DeclineReason>([
  [0x64, 'card_unreadable'],
  [0x65, 'card_unreadable'],
  [0x66, 'terminal_error'],
  [0x6a, 'batch_open'],
  [0x6c, 'aborted'],
  [0x6f, 'wrong_currency'],
  [0x71, 'declined_by_bank'],
  [0x77, 'batch_open'],
  [0x78, 'card_expired'],
  [0x7a, 'card_not_accepted'],
  [0x7d, 'no_connection_to_bank'],
  [0x83, 'not_possible'],
  [0x9b, 'no_connection_to_bank'],
  [0x9c, 'terminal_busy'],
  [0xa0, 'no_connection_to_bank'],
  [0xa1, 'no_connection_to_bank'],
  [0xa3, 'no_connection_to_bank'],
  [0xb1, 'batch_open'],
  [0xb2, 'batch_open'],
  [0xb4, 'already_reversed'],
  [0xb5, 'reversal_not_possible'],
  [0xc2, 'needs_attention'],
  [0xc3, 'amount_not_allowed'],
  [0xc8, 'amount_not_allowed'],
  [0xcc, 'printer_not_ready'],
  [0xdc, 'card_unreadable'],
  [0xe0, 'needs_attention'],
  [0xe4, 'needs_attention'],
  [0xf0, 'batch_open'],
]);

/** Why the terminal said no, by its result code; 01 to 63 come from the bank (PA00P015, chapter 10). */
export function declineReason(code: number): DeclineReason {
  return REASONS.get(code) ?? (code >= 0x01 && code <= 0x63 ? 'declined_by_bank' : 'terminal_error');
}
