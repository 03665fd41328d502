import { z } from 'zod';
import { ask, nothing } from '#shared/contract/ask.ts';
import {
  addItemSchema,
  assignPaymentSchema,
  changePriceSchema,
  chooseCustomerSchema,
  completedSaleSchema,
  completeSaleSchema,
  continueParkedSchema,
  deleteParkedSchema,
  discountDocumentSchema,
  discountLineSchema,
  parkedDocumentSchema,
  parkOtherSchema,
  saleDocumentSchema,
  scanSchema,
  setQuantitySchema,
  voidLineSchema,
} from '#shared/contract/sale.ts';
import { plainCommandSchema } from '#shared/contract/till.ts';

export const saleCalls = {
  /** The half-typed document; null when there is none. */
  document: ask(nothing, saleDocumentSchema.nullable()),
  scan: ask(scanSchema, saleDocumentSchema),
  add: ask(addItemSchema, saleDocumentSchema),
  setQuantity: ask(setQuantitySchema, saleDocumentSchema),
  voidLine: ask(voidLineSchema, saleDocumentSchema),
  changePrice: ask(changePriceSchema, saleDocumentSchema),
  discountLine: ask(discountLineSchema, saleDocumentSchema),
  discountDocument: ask(discountDocumentSchema, saleDocumentSchema),
  chooseCustomer: ask(chooseCustomerSchema, saleDocumentSchema),
  discard: ask(plainCommandSchema, nothing),
  /** New Document is left: one with nothing in it names nobody any more. */
  leave: ask(plainCommandSchema, nothing),
  assignPayment: ask(assignPaymentSchema, saleDocumentSchema),
  undoPayment: ask(plainCommandSchema, saleDocumentSchema),
  clearPayments: ask(plainCommandSchema, saleDocumentSchema),
  /** Puts the document aside, with its card payments where it has any; the next one begins. */
  park: ask(plainCommandSchema, nothing),
  parkOther: ask(parkOtherSchema, nothing),
  pending: ask(nothing, z.array(parkedDocumentSchema)),
  continueParked: ask(continueParkedSchema, saleDocumentSchema),
  deleteParked: ask(deleteParkedSchema, nothing),
  complete: ask(completeSaleSchema, completedSaleSchema),
};
