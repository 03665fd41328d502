import { must } from '#shared/assert.ts';
import type { SaleDocument } from '#shared/contract/sale.ts';
import { minor, sum } from '#shared/money/amount.ts';
import { fewestPieces } from '#shared/money/currency.ts';
import { givenOf } from '#shared/sale/complete-sale.ts';
import { type Draft, draftTotal, taxesOf } from '#shared/sale/draft.ts';
import { settle } from '#shared/sale/settle.ts';
import type { Configuration } from '#shared/till/configuration.ts';

/** A draft as windows show it, with every figure worked out here and none in the renderer. */
export function shownDocument(draft: Draft, configuration: Configuration): SaleDocument {
  const currency = must(
    configuration.currencies.find(({ code }) => code === draft.currency),
    'a document has a currency of the till',
  );
  const settlement = settle(draftTotal(draft.lines), givenOf(draft, configuration));
  return {
    id: draft.documentId,
    currency: draft.currency,
    lines: draft.lines.map(({ group: _group, ...line }) => line),
    taxMinor: sum(taxesOf(draft.lines, configuration.taxes).map(({ taxMinor }) => minor(taxMinor))),
    totalMinor: draftTotal(draft.lines),
    payments: settlement.payments.map(({ paymentForm, currency: paidIn, givenMinor, assignedMinor }) => ({
      paymentForm,
      name: configuration.paymentForms.find(({ id }) => id === paymentForm)?.name ?? paymentForm,
      currency: paidIn,
      givenMinor,
      assignedMinor,
    })),
    remainingMinor: settlement.remainingMinor,
    changeMinor: settlement.changeMinor,
    handOver: [...fewestPieces(settlement.changeMinor, currency.denominations)],
  };
}
