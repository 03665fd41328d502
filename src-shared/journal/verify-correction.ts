import { Decimal } from 'decimal.js';
import { canonicalText } from '#shared/journal/chain.ts';
import type { Problem } from '#shared/journal/finding.ts';
import type { Owner, Posting } from '#shared/ledger/posting.ts';
import { minor } from '#shared/money/amount.ts';
import { type CashRounding, roundCash } from '#shared/money/cash-rounding.ts';
import { decimalText } from '#shared/money/decimal-text.ts';
import { correctionPostings } from '#shared/sale/correct-sale.ts';
import type { CorrectionBody } from '#shared/sale/correction-body.ts';
import { returnedOf, taxOfReturn, valueOfReturn } from '#shared/sale/returnable.ts';

/** Corrections seen so far, by the receipt that they correct; grows with returns, never with sales. */
export type CorrectionsSeen = Map<string, readonly CorrectionBody[]>;

type Correction = {
  readonly body: CorrectionBody;
  readonly postings: readonly Posting[];
  readonly owner: Owner;
  /** Whose rule of cash rounding the shift has frozen. */
  readonly market: CashRounding;
};

/**
 * What comes back adds up: never more than was sold over all corrections of the receipt, each part the one that `allocate`
 * gives it, taxes with it, and exactly that is posted. What was sold is what the correction says of its receipt.
 */
export function* verifyCorrection(seen: CorrectionsSeen, correction: Correction): Generator<Problem> {
  const { body } = correction;
  const earlier = body.original === null ? [] : (seen.get(body.original.documentId) ?? []);
  for (const words of [...linesOff(body, earlier), ...taxesOff(body), ...refundOff(correction)]) {
    yield { flaw: 'correction_does_not_add_up', words: `correction ${body.number}: ${words}` };
  }
  if (body.original !== null) seen.set(body.original.documentId, [...earlier, body]);
}

function* linesOff({ lines, totalMinor }: CorrectionBody, earlier: readonly CorrectionBody[]): Generator<string> {
  for (const [index, line] of lines.entries()) {
    const name = `line ${index + 1}`;
    const before = returnedOf(line.id, earlier);
    if (canonicalText(before) !== canonicalText(line.returnedBefore)) {
      yield `${name} says that ${line.returnedBefore.quantity} came back before, earlier corrections say ${before.quantity}`;
    }
    const returned = new Decimal(before.quantity).plus(line.quantity);
    if (returned.greaterThan(line.sold.quantity)) {
      yield `${name} takes ${decimalText(returned)} back of ${line.sold.quantity} sold`;
    } else if (valueOfReturn(line) !== line.valueMinor) {
      yield `${name} is worth ${valueOfReturn(line)} and says ${line.valueMinor}`;
    }
  }
  const total = lines.reduce((sum, { valueMinor }) => sum + valueMinor, 0);
  if (total !== totalMinor) yield `its lines make ${total}, its total is ${totalMinor}`;
}

function* taxesOff({ taxes, lines, totalMinor }: CorrectionBody): Generator<string> {
  const gross = taxes.reduce((sum, { grossMinor }) => sum + grossMinor, 0);
  if (gross !== totalMinor) yield `its taxes cover ${gross} of a total of ${totalMinor}`;
  for (const tax of taxes) {
    const due = lines
      .filter(({ taxCode }) => taxCode === tax.code)
      .reduce((sum, { valueMinor }) => sum + valueMinor, 0);
    if (due !== tax.grossMinor || taxOfReturn(tax) !== tax.taxMinor || tax.netMinor + tax.taxMinor !== tax.grossMinor) {
      yield `its tax ${tax.code} is not that of its lines`;
    }
  }
}

function* refundOff({ body, postings, owner, market }: Correction): Generator<string> {
  const { refund, totalMinor, currency } = body;
  if (refund.amountMinor !== totalMinor + refund.roundingMinor) {
    yield `${refund.amountMinor} is paid back for ${totalMinor} rounded by ${refund.roundingMinor}`;
  }
  const nearest = roundCash(minor(totalMinor), market, currency);
  if (refund.roundingMinor !== 0 && refund.amountMinor !== nearest) {
    yield `it pays ${refund.amountMinor} back in cash where the market makes it ${nearest}`;
  }
  if (sorted(correctionPostings(body, owner)) !== sorted(postings)) yield 'what was posted is not what it says';
}

function sorted(postings: readonly Posting[]): string {
  return postings.map(canonicalText).sort().join('\n');
}
