import { formName } from '#main/paper/paper-shop.ts';
import { must } from '#shared/assert.ts';
import type { SaleDocument } from '#shared/contract/sale.ts';
import { minor, sum } from '#shared/money/amount.ts';
import { fewestPieces } from '#shared/money/currency.ts';
import { percentOf, percentText } from '#shared/money/percent.ts';
import { settlementOf } from '#shared/sale/complete-sale.ts';
import { type Draft, type DraftLine, draftTotal, taxesOf } from '#shared/sale/draft.ts';
import { regularPrice, regularValue } from '#shared/sale/regular.ts';
import { subtotalPrice, totalPrice } from '#shared/sale/unit-price.ts';
import type { Configuration } from '#shared/till/configuration.ts';

/** A draft as windows show it, with every figure worked out here and none in the renderer. */
export function shownDocument(draft: Draft, configuration: Configuration): SaleDocument {
  const currency = must(
    configuration.currencies.find(({ code }) => code === draft.currency),
    'a document has a currency of the till',
  );
  const settlement = settlementOf(draft, configuration);
  return {
    id: draft.documentId,
    currency: draft.currency,
    customer: draft.customer ?? null,
    lines: draft.lines.map((line) => shownLine(line, configuration)),
    ...discountsOf(draft),
    taxMinor: sum(taxesOf(draft.lines, configuration.taxes).map(({ taxMinor }) => minor(taxMinor))),
    totalMinor: draftTotal(draft.lines),
    payments: settlement.payments.map(
      ({ paymentForm, currency: paidIn, givenMinor, assignedMinor, cardPaymentId = null, cheque = null }) => ({
        paymentForm,
        name: formName(configuration, paymentForm),
        currency: paidIn,
        givenMinor,
        cardPaymentId,
        assignedMinor,
        cheque,
      }),
    ),
    remainingMinor: settlement.remainingMinor,
    remainingCashMinor: settlement.remainingCashMinor,
    changeMinor: settlement.changeMinor,
    roundingMinor: settlement.roundingMinor,
    handOver: [...fewestPieces(settlement.changeMinor, currency.denominations)],
  };
}

function shownLine(line: DraftLine, { taxes }: Configuration): SaleDocument['lines'][number] {
  const { id, itemId, name, barcode, unit, quantity, priceMinor, valueMinor, taxCode } = line;
  const taxRate = taxes.find(({ code }) => code === taxCode)?.rate ?? '';
  const savedMinor = regularValue(line) - valueMinor;
  return {
    id,
    itemId,
    name,
    barcode,
    unit,
    quantity,
    priceMinor,
    regularPriceMinor: regularPrice(line),
    valueMinor,
    totalPriceMinor: totalPrice(line),
    subtotalPriceMinor: subtotalPrice(line, taxRate === '' ? '0' : taxRate),
    taxCode,
    taxRate,
    takesDiscount: line.noDiscount !== true,
    asked: line.discount?.asked ?? null,
    savedMinor,
    savedPercent: percentText(percentOf(savedMinor, regularValue(line))),
  };
}

type Discounts = Pick<SaleDocument, 'discount' | 'discountsMinor' | 'discountsPercent' | 'markUpsMinor'>;

/** What is shown of a document’s discounts: against the items’ own prices, whichever way a line came to cost less. */
function discountsOf({ discount, lines }: Draft): Discounts {
  const saved = lines.map((line) => regularValue(line) - line.valueMinor);
  const discountsMinor = saved.reduce((total, one) => total + Math.max(0, one), 0);
  const regularMinor = lines.reduce((total, line) => total + regularValue(line), 0);
  return {
    discount: discount === undefined ? null : { asked: discount.asked, amountMinor: discount.amountMinor },
    discountsMinor,
    discountsPercent: percentText(percentOf(discountsMinor, regularMinor)),
    markUpsMinor: saved.reduce((total, one) => total + Math.max(0, -one), 0),
  };
}
