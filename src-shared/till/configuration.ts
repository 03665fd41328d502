import { z } from 'zod';
import { PERMISSIONS } from '#shared/access/permission.ts';
import { cashDocumentReasonSchema } from '#shared/cash-document/purpose.ts';
import { amountMinorSchema, currencyCodeSchema, idSchema } from '#shared/contract/fields.ts';
import { currencySchema, languageSchema, paymentFormSchema } from '#shared/contract/till.ts';
import type { FigureFacts } from '#shared/shift/figures.ts';
import { parametersSchema } from '#shared/shift/parameters.ts';

export const taxSchema = z.strictObject({
  code: z.string().min(1).max(4).describe('letter on the receipt'),
  rate: z
    .string()
    .regex(/^\d{1,2}(\.\d{1,3})?$/)
    .describe('percent'),
});
export type Tax = z.infer<typeof taxSchema>;

/** What a till is and works with: its place, money, forms of payment and rules. Operators and items stand apart. */
export const configurationSchema = z.strictObject({
  tillCode: idSchema,
  storeCode: idSchema,
  isDemo: z.boolean(),
  shop: z.strictObject({ name: z.string(), address: z.string(), place: z.string(), taxId: z.string() }),
  language: languageSchema,
  systemCurrency: currencyCodeSchema,
  currencies: z.array(currencySchema).min(1),
  paymentForms: z.array(paymentFormSchema).min(1),
  taxes: z.array(taxSchema).min(1),
  depositPresets: z.array(z.strictObject({ currency: currencyCodeSchema, amountsMinor: z.array(amountMinorSchema) })),
  parameters: parametersSchema,
  /** Reasons of manual cash documents, in the order of their keys. */
  cashDocumentReasons: z.array(cashDocumentReasonSchema).max(40).default([]),
  /** Names of what a manual cash document asks for beside the fixed fields. */
  cashDocumentAttributes: z.array(z.string().min(1).max(40)).max(6).default([]),
  /** Minutes without a key, touch or command after which the till locks itself; 0: never. */
  autoLockMinutes: z.int().min(0).max(1_440).default(0),
  /** What the code of each badge begins with, so that a badge is told from whatever else a reader may type. */
  badgePrefix: z.string().max(20).default(''),
});
export type Configuration = z.infer<typeof configurationSchema>;

export const operatorSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1),
  role: z.enum(['cashier', 'manager']),
  permissions: z.array(z.enum(PERMISSIONS)),
});
export type Operator = z.infer<typeof operatorSchema>;

/** Rows of End of Shift: each payment form in each of its currencies, grouped by currency as the windows show them. */
export function figureRowsOf(configuration: Configuration): FigureFacts['rows'] {
  return configuration.currencies.flatMap(({ code }) =>
    configuration.paymentForms
      .filter(({ currencies }) => currencies.includes(code))
      .map(({ id, kind }) => ({ paymentForm: id, currency: code, isCash: kind === 'cash' })),
  );
}
