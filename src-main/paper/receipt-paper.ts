import type { Desk } from '#main/desk/desk.ts';
import { readOperators } from '#main/operator/roster-store.ts';
import { formName, paperCurrency, paperShop } from '#main/paper/paper-shop.ts';
import { assert, must } from '#shared/assert.ts';
import type { KnownEvent } from '#shared/journal/event.ts';
import { type PaperDocument, underLogo } from '#shared/paper/paper-document.ts';
import { composeReceipt } from '#shared/paper/receipt.ts';
import type { ReceiptLine } from '#shared/paper/receipt-facts.ts';
import { regularValue } from '#shared/sale/regular.ts';
import type { AskedDiscount, SaleLine } from '#shared/sale/sale-body.ts';
import { grossOf } from '#shared/sale/work-out.ts';

type SaleEvent = Extract<KnownEvent, { kind: 'sale.completed' }>;

/** Queues the receipt of a booked sale, composed from the event as it was kept; returns the job's id. */
export function queueReceipt(desk: Desk, sale: KnownEvent): string {
  assert(sale.kind === 'sale.completed', 'a receipt is printed from a booked sale', { kind: sale.kind });
  const id = desk.newId();
  desk.queuePaper({
    id,
    kind: 'receipt',
    documentNumber: sale.body.number,
    queuedAt: sale.wallAt,
    document: receiptPaper(desk, sale),
  });
  return id;
}

export function receiptPaper(desk: Desk, sale: SaleEvent): PaperDocument {
  const configuration = desk.configuration();
  const { body } = sale;
  const currency = paperCurrency(configuration, body.currency);
  // Each payment in another currency went through `exchange`, in the order of the payments.
  const exchanged = sale.postings.filter(
    ({ account, currency: into }) => account === 'exchange' && into === body.currency,
  );
  let exchanges = 0;
  const worthOf = (paidIn: string, givenMinor: number): number =>
    paidIn === body.currency
      ? givenMinor
      : must(exchanged[exchanges++], 'a payment in another currency was exchanged').amountMinor;
  const document = composeReceipt({
    language: configuration.language,
    shop: paperShop(configuration),
    tillCode: configuration.tillCode,
    operatorName: readOperators(desk.connection).find(({ id }) => id === body.handledBy)?.name ?? body.handledBy,
    documentNumber: body.number,
    at: sale.wallAt,
    customer: body.customer ?? null,
    currency,
    lines: body.lines.map((line) => receiptLine(line, body.discount?.asked ?? null)),
    totalMinor: body.totalMinor,
    savedMinor: body.lines.reduce((saved, line) => saved + regularValue(line) - line.valueMinor, 0),
    roundingMinor: body.rounding?.amountMinor ?? 0,
    payments: body.payments.map(({ paymentForm, currency: paidIn, givenMinor, assignedMinor, cheque }) => ({
      name: [formName(configuration, paymentForm), cheque?.number ?? ''].filter((part) => part !== '').join(' '),
      currency: paperCurrency(configuration, paidIn),
      tenderedMinor: givenMinor,
      worthMinor: worthOf(paidIn, givenMinor),
      assignedMinor,
    })),
    change: body.changeMinor === 0 ? [] : [{ currency, amountMinor: body.changeMinor }],
    taxes: body.taxes,
    journal: { seq: sale.seq, hash: sale.hash },
  });
  return underLogo(document, desk.logo());
}

function receiptLine(line: SaleLine, ofDocument: AskedDiscount | null): ReceiptLine {
  const { name, quantity, unit, priceMinor, taxCode, discount, priceChange } = line;
  const { asked = null, ownMinor = 0, documentMinor = 0 } = discount ?? {};
  const own = { rate: rateOf(asked), amountMinor: -ownMinor, isShare: false };
  const share = { rate: rateOf(ofDocument), amountMinor: -documentMinor, isShare: true };
  return {
    name,
    quantity,
    unit,
    priceMinor,
    regularPriceMinor: priceChange?.regularPriceMinor ?? null,
    valueMinor: grossOf(line),
    taxCode,
    discounts: [own, share].filter(({ amountMinor }) => amountMinor !== 0),
  };
}

function rateOf(asked: AskedDiscount | null): string | null {
  return asked?.kind === 'percent' ? asked.percent : null;
}
