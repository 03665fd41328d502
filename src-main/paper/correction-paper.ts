import type { Desk } from '#main/desk/desk.ts';
import { readOperators } from '#main/operator/roster-store.ts';
import { formName, paperCurrency, paperShop } from '#main/paper/paper-shop.ts';
import { assert } from '#shared/assert.ts';
import type { KnownEvent } from '#shared/journal/event.ts';
import { composeCorrection } from '#shared/paper/correction.ts';
import { type PaperDocument, underLogo } from '#shared/paper/paper-document.ts';
import type { ReceiptLine } from '#shared/paper/receipt-facts.ts';
import type { CorrectedLine } from '#shared/sale/correction-body.ts';
import { lineValue } from '#shared/sale/work-out.ts';

type CorrectionEvent = Extract<KnownEvent, { kind: 'sale.corrected' }>;

/** Queues the slip of a correction, composed from the event as it was kept; returns the job's id. */
export function queueCorrection(desk: Desk, corrected: KnownEvent): string {
  assert(corrected.kind === 'sale.corrected', 'a slip is printed from a correction', { kind: corrected.kind });
  const id = desk.newId();
  desk.queuePaper({
    id,
    kind: 'correction',
    documentNumber: corrected.body.number,
    queuedAt: corrected.wallAt,
    document: correctionPaper(desk, corrected),
  });
  return id;
}

export function correctionPaper(desk: Desk, { body, authorisedBy, wallAt, seq, hash }: CorrectionEvent): PaperDocument {
  const configuration = desk.configuration();
  const operators = readOperators(desk.connection);
  const nameOf = (id: string): string => operators.find((operator) => operator.id === id)?.name ?? id;
  const document = composeCorrection({
    language: configuration.language,
    shop: paperShop(configuration),
    tillCode: configuration.tillCode,
    operatorName: nameOf(body.handledBy),
    authorisedBy: authorisedBy === null ? null : nameOf(authorisedBy),
    documentNumber: body.number,
    originalNumber: body.original?.number ?? null,
    reason: body.reason,
    customer: body.customer ?? null,
    at: wallAt,
    currency: paperCurrency(configuration, body.currency),
    lines: body.lines.map(returnedLine),
    totalMinor: body.totalMinor,
    roundingMinor: body.refund.roundingMinor,
    refund: { name: formName(configuration, body.refund.paymentForm), amountMinor: body.refund.amountMinor },
    taxes: body.taxes,
    journal: { seq, hash },
  });
  return underLogo(document, desk.logo());
}

/** What is paid back of a line may be less than price times quantity: the customer paid no more. */
function returnedLine({ name, quantity, unit, priceMinor, valueMinor, taxCode }: CorrectedLine): ReceiptLine {
  const grossMinor = lineValue(priceMinor, quantity);
  const off = { rate: null, amountMinor: valueMinor - grossMinor, isShare: false };
  const line = { name, quantity, unit, priceMinor, regularPriceMinor: null, valueMinor: grossMinor, taxCode };
  return { ...line, discounts: off.amountMinor === 0 ? [] : [off] };
}
