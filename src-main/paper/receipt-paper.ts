import type { Desk } from '#main/desk/desk.ts';
import { formName, paperCurrency, paperShop } from '#main/paper/paper-shop.ts';
import { readOperators } from '#main/till/settings.ts';
import { assert, must } from '#shared/assert.ts';
import type { KnownEvent } from '#shared/journal/event.ts';
import { composeReceipt } from '#shared/paper/receipt.ts';

/** Queues the receipt of a booked sale, composed from the event as it was kept; returns the job's id. */
export function queueReceipt(desk: Desk, sale: KnownEvent): string {
  assert(sale.kind === 'sale.completed', 'a receipt is printed from a booked sale', { kind: sale.kind });
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
  const id = desk.newId();
  desk.queuePaper({
    id,
    kind: 'receipt',
    documentNumber: body.number,
    queuedAt: sale.wallAt,
    document: composeReceipt({
      language: configuration.language,
      shop: paperShop(configuration),
      tillCode: configuration.tillCode,
      operatorName: readOperators(desk.connection).find(({ id }) => id === body.handledBy)?.name ?? body.handledBy,
      documentNumber: body.number,
      at: sale.wallAt,
      currency,
      lines: body.lines.map(({ name, quantity, unit, priceMinor, valueMinor, taxCode }) => ({
        name,
        quantity,
        unit,
        priceMinor,
        valueMinor,
        taxCode,
        discount: null,
      })),
      totalMinor: body.totalMinor,
      roundingMinor: 0,
      payments: body.payments.map(({ paymentForm, currency: paidIn, givenMinor, assignedMinor }) => ({
        name: formName(configuration, paymentForm),
        currency: paperCurrency(configuration, paidIn),
        tenderedMinor: givenMinor,
        worthMinor: worthOf(paidIn, givenMinor),
        assignedMinor,
      })),
      change: body.changeMinor === 0 ? [] : [{ currency, amountMinor: body.changeMinor }],
      taxes: body.taxes,
      journal: { seq: sale.seq, hash: sale.hash },
    }),
  });
  return id;
}
