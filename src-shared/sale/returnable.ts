import { Decimal } from 'decimal.js';
import { allocate, type Minor, minor } from '#shared/money/amount.ts';
import { decimalText } from '#shared/money/decimal-text.ts';
import type { CorrectedLine, CorrectedTax, CorrectionBody, LineShare } from '#shared/sale/correction-body.ts';
import type { SaleBody, SaleLine, SaleTax } from '#shared/sale/sale-body.ts';

type Earlier = readonly Pick<CorrectionBody, 'lines' | 'taxes'>[];

/** What earlier corrections of a receipt have taken back of one of its lines. */
export function returnedOf(lineId: string, earlier: Earlier): LineShare {
  const lines = earlier.flatMap(({ lines: corrected }) => corrected.filter(({ id }) => id === lineId));
  return {
    quantity: decimalText(lines.reduce((sum, { quantity }) => sum.plus(quantity), new Decimal(0))),
    valueMinor: lines.reduce((sum, { valueMinor }) => sum + valueMinor, 0),
  };
}

/** What can still come back of a line; never below zero. */
export function quantityLeft(line: Pick<SaleLine, 'id' | 'quantity'>, earlier: Earlier): Decimal {
  return new Decimal(line.quantity).minus(returnedOf(line.id, earlier).quantity);
}

/**
 * So much of a line comes back now, for what was really paid: its value is such that all parts together make up the line to
 * the cent. How that came about, by a discount or another price, is the receipt's to say.
 */
export function correctedLine(sale: SaleLine, quantity: string, earlier: Earlier): CorrectedLine {
  const { discount: _discount, priceChange: _priceChange, noDiscount: _noDiscount, ...line } = sale;
  const returnedBefore = returnedOf(line.id, earlier);
  const sold = { quantity: line.quantity, valueMinor: line.valueMinor };
  return { ...line, sold, returnedBefore, quantity, valueMinor: valueOfReturn({ sold, returnedBefore, quantity }) };
}

/** The line's value split over what has come back by now and what stays sold, less what came back before. */
export function valueOfReturn(part: Pick<CorrectedLine, 'sold' | 'returnedBefore' | 'quantity'>): Minor {
  const { sold, returnedBefore } = part;
  const returned = new Decimal(returnedBefore.quantity).plus(part.quantity);
  return minor(
    shareOf(sold.valueMinor, returned, new Decimal(sold.quantity).minus(returned)) - returnedBefore.valueMinor,
  );
}

/** Taxes of what comes back, per code: the tax of the receipt split in the same way, so that nothing of it stays over. */
export function correctedTaxes(
  sale: Pick<SaleBody, 'taxes'>,
  lines: readonly CorrectedLine[],
  earlier: Earlier,
): readonly CorrectedTax[] {
  return sale.taxes
    .filter(({ code }) => lines.some(({ taxCode }) => taxCode === code))
    .map(({ code, rate, grossMinor, taxMinor }) => {
      const gross = lines
        .filter(({ taxCode }) => taxCode === code)
        .reduce((sum, { valueMinor }) => sum + valueMinor, 0);
      const part = { sold: { grossMinor, taxMinor }, returnedBefore: taxReturned(code, earlier), grossMinor: gross };
      const tax = taxOfReturn(part);
      return { ...part, code, rate, netMinor: gross - tax, taxMinor: tax };
    });
}

export function taxOfReturn(part: Pick<CorrectedTax, 'sold' | 'returnedBefore' | 'grossMinor'>): Minor {
  const { sold, returnedBefore } = part;
  const returned = new Decimal(returnedBefore.grossMinor).plus(part.grossMinor);
  return minor(
    shareOf(sold.taxMinor, returned, new Decimal(sold.grossMinor).minus(returned)) - returnedBefore.taxMinor,
  );
}

function taxReturned(code: SaleTax['code'], earlier: Earlier): CorrectedTax['returnedBefore'] {
  const taxes = earlier.flatMap(({ taxes: corrected }) => corrected.filter((tax) => tax.code === code));
  return {
    grossMinor: taxes.reduce((sum, { grossMinor }) => sum + grossMinor, 0),
    taxMinor: taxes.reduce((sum, { taxMinor }) => sum + taxMinor, 0),
  };
}

function shareOf(amountMinor: number, returned: Decimal, stays: Decimal): Minor {
  return allocate(minor(amountMinor), [returned, stays])[0] ?? minor(0);
}
