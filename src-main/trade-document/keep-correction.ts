import type { Desk } from '#main/desk/desk.ts';
import { openForPayments } from '#main/drawer/open-drawer.ts';
import { queueCorrection } from '#main/paper/correction-paper.ts';
import { newestJob } from '#main/printing/newest-job.ts';
import { nextNumbers } from '#main/shift/numbering.ts';
import type { Standing } from '#main/shift/standing.ts';
import { must } from '#shared/assert.ts';
import type { CorrectedSale } from '#shared/contract/trade-document.ts';
import { minor } from '#shared/money/amount.ts';
import { fewestPieces } from '#shared/money/currency.ts';
import type { CorrectionEvent, CorrectionFacts } from '#shared/sale/correct-sale.ts';
import type { CorrectionBody } from '#shared/sale/correction-body.ts';

/** Where a correction is booked: whose money, which day, which number. */
export function placeOf(
  desk: Desk,
  { shift }: Pick<Standing, 'shift'>,
): Pick<CorrectionFacts, 'businessDate' | 'nextNumber' | 'owner'> {
  const { tillCode } = desk.configuration();
  const businessDate = shift.business_date;
  return { businessDate, owner: shift.owner, nextNumber: nextNumbers(desk.connection, { tillCode, businessDate }) };
}

/** Document, postings, figures, slip and drawer of a decided correction. Must run inside a transaction. */
export function keepCorrection(desk: Desk, decided: CorrectionEvent): CorrectedSale {
  const kept = desk.journal.append(decided);
  const { actor, body, sessionId, shiftId } = decided;
  const printJobId = queueCorrection(desk, kept);
  openForPayments(desk, {
    scene: { actor, shiftId, sessionId },
    occasion: 'correction',
    documentNumber: body.number,
    printJobId,
    paymentForms: [body.refund.paymentForm],
    changeMinor: 0,
  });
  return correctedSale(desk, body, printJobId);
}

/** The same of one that was booked before, whoever asks; null: its slip is not known. */
export function bookedCorrection(desk: Desk, body: CorrectionBody): CorrectedSale | null {
  const printJobId = newestJob(desk.connection, body.number, ['correction']);
  return printJobId === null ? null : correctedSale(desk, body, printJobId);
}

function correctedSale(desk: Desk, body: CorrectionBody, printJobId: string): CorrectedSale {
  const { documentId, number, currency, totalMinor, refund } = body;
  const { currencies, paymentForms } = desk.configuration();
  const paidIn = must(
    currencies.find(({ code }) => code === currency),
    'a correction has a currency of the till',
  );
  const isCash = paymentForms.some(({ id, kind }) => id === refund.paymentForm && kind === 'cash');
  return {
    documentId,
    number,
    currency,
    totalMinor,
    refundMinor: refund.amountMinor,
    roundingMinor: refund.roundingMinor,
    handOver: isCash ? [...fewestPieces(minor(refund.amountMinor), paidIn.denominations)] : [],
    printJobId,
  };
}
