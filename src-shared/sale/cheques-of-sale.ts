import type { Cheque } from '#shared/sale/cheque.ts';
import type { SaleBody } from '#shared/sale/sale-body.ts';

/** A cheque with the receipt that it paid. */
export type ChequeOfSale = Cheque & {
  /** Names it within the books: its document and its place among the document's payments. */
  readonly id: string;
  readonly paymentForm: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly documentNumber: string;
};

/** The cheques that paid a receipt, in the order in which they were taken. */
export function chequesOfSale({
  documentId,
  number: documentNumber,
  payments,
}: Pick<SaleBody, 'documentId' | 'number' | 'payments'>): readonly ChequeOfSale[] {
  return payments.flatMap(({ cheque, paymentForm, currency, givenMinor: amountMinor }, payment) =>
    cheque === null
      ? []
      : [{ id: `${documentId}/${payment}`, paymentForm, currency, ...cheque, amountMinor, documentNumber }],
  );
}
