import { type CardPayment, movedMinor } from '#shared/card/card-payment.ts';
import type { CardResult } from '#shared/terminal/terminal-outcome.ts';

/** Receipt numbers have four figures and begin again. */
const RECEIPTS = 9_999;
/** Clocks of till and terminal differ; the receipt number guards what this lets through. */
const CLOCKS_DIFFER_MS = 120_000;

/**
 * Whether the terminal's last transaction is the payment whose outcome is unknown: the same amount and currency, a receipt
 * newer than the last one this till knows of the terminal, and a time after the payment was asked for. All of them, or it
 * stays a question (devices reference 7.5).
 */
export function isOurs(
  last: CardResult,
  attempt: Pick<CardPayment, 'amountMinor' | 'currency' | 'requestedAt'>,
  known: readonly string[],
): boolean {
  if (last.amountMinor !== movedMinor(attempt) || last.currency !== attempt.currency) return false;
  if (!isNewer(last.receiptNumber, known)) return false;
  const { terminalAt } = last;
  return terminalAt !== null && Date.parse(terminalAt) >= Date.parse(attempt.requestedAt) - CLOCKS_DIFFER_MS;
}

/** `known`: receipt numbers that this till has of the terminal, newest first. */
export function isNewer(receiptNumber: string, known: readonly string[]): boolean {
  if (!/^\d{1,4}$/.test(receiptNumber) || known.includes(receiptNumber)) return false;
  const newest = known.find((number) => /^\d{1,4}$/.test(number));
  if (newest === undefined) return true;
  const ahead = (Number(receiptNumber) - Number(newest) + RECEIPTS) % RECEIPTS;
  return ahead > 0 && ahead < RECEIPTS / 2;
}
