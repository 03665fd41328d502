import type { CardAmount, CardOutcome, Declined, Unknown } from '#main/terminal/payment-terminal.ts';
import { declineReason } from '#main/terminal/zvt/result-code.ts';
import type { StatusInformation } from '#main/terminal/zvt/status-information.ts';
import { terminalMoment } from '#main/terminal/zvt/terminal-moment.ts';
import type { CardResult, UnknownReason } from '#shared/terminal/terminal-outcome.ts';

/**
 * What a status information says about the payment that was asked for. Only one that was read whole, with result 0, the
 * amount and the currency asked for, is an approval; a refusal is believed wherever it can be read. Null: no result at all.
 */
export function judge(status: StatusInformation, asked: CardAmount, now: string): CardOutcome | null {
  if (status.result === null) return status.isWhole ? null : unknownOf(status, 'unreadable', null);
  if (status.result !== 0) return declinedBy(status.result, status.receiptNumber);
  if (!status.isWhole) return unknownOf(status, 'unreadable', null);
  const result = cardResultOf(status, asked, now);
  if (status.amountMinor !== asked.amountMinor) return unknownOf(status, 'amount_differs', result);
  if (status.currency !== null && status.currency !== asked.currency) {
    return unknownOf(status, 'currency_differs', result);
  }
  return { kind: 'approved', result };
}

/** What two results of one exchange amount to: repeated, one; contradicting each other, a question. */
export function together(first: CardOutcome | null, next: CardOutcome): CardOutcome {
  if (first === null || first.kind === 'unknown') return first ?? next;
  return isSame(first, next) ? first : unknownFrom('contradicted', next.kind === 'unknown' ? next.raw : '');
}

function isSame(one: CardOutcome, other: CardOutcome): boolean {
  if (one.kind === 'approved' && other.kind === 'approved') {
    const { amountMinor, receiptNumber, trace } = one.result;
    return (
      amountMinor === other.result.amountMinor &&
      receiptNumber === other.result.receiptNumber &&
      trace === other.result.trace
    );
  }
  // A refusal may be repeated with another code: the result says why, the abort only that.
  return one.kind === other.kind && one.kind === 'declined';
}

export function declinedBy(code: number, receiptNumber: string | null): Declined {
  const written = code.toString(16).toUpperCase().padStart(2, '0');
  return { kind: 'declined', reason: declineReason(code), code: written, receiptNumber };
}

export function unknownFrom(reason: UnknownReason, raw = ''): Unknown {
  return { kind: 'unknown', reason, raw, claimed: null };
}

function unknownOf({ raw }: StatusInformation, reason: UnknownReason, claimed: CardResult | null): Unknown {
  return { kind: 'unknown', reason, raw, claimed };
}

/** Absent amounts and currencies are told as nothing, 0 and the till's, so that what is claimed can be shown. */
export function cardResultOf(status: StatusInformation, asked: CardAmount, now: string): CardResult {
  const { cardName, maskedPan, terminalId, trace } = status;
  return {
    amountMinor: status.amountMinor ?? 0,
    currency: status.currency === null || status.currency === '' ? asked.currency : status.currency,
    receiptNumber: status.receiptNumber ?? trace ?? '',
    trace,
    terminalId,
    cardName,
    maskedPan,
    terminalAt: terminalMoment(status.date, status.time, now),
  };
}
