import { z } from 'zod';
import type { Permission } from '#shared/access/permission.ts';
import { cashDocumentReasonSchema } from '#shared/cash-document/purpose.ts';
import { amountMinorSchema, currencyCodeSchema, idSchema } from '#shared/contract/fields.ts';
import { currencySchema, languageSchema, paymentFormSchema } from '#shared/contract/till.ts';
import { DRAWER_CONTACTS, DRAWER_MOMENTS, DRAWER_PINS, PULSE_MS } from '#shared/drawer/drawer-rules.ts';
import { inStoreRuleSchema } from '#shared/scanning/in-store-code.ts';
import type { FigureFacts } from '#shared/shift/figures.ts';
import { parametersSchema } from '#shared/shift/parameters.ts';
import { WORK_MODES } from '#shared/till/work-mode.ts';

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
  /** Whose the cash in the drawer is: each operator’s (shift mode), or the till’s, shared by whoever logs on (day mode). */
  workMode: z.enum(WORK_MODES).default('shift'),
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
  /** How the shop's scales build their codes; the longest prefix that fits counts. */
  inStoreCodes: z.array(inStoreRuleSchema).max(20).default([]),
  /** Minutes without a key, touch or command after which the till locks itself; 0: never. */
  autoLockMinutes: z.int().min(0).max(1_440).default(0),
  /** Says by ear what was scanned, what was not found or refused, and that the printer needs a hand. */
  hasSounds: z.boolean().default(true),
  /** What the code of each badge begins with, so that a badge is told from whatever else a reader may type. */
  badgePrefix: z.string().max(20).default(''),
  /** Wrong PINs in a row after which an operator is locked out until somebody with the right lets him in; 0: never. */
  pinAttempts: z.int().min(0).max(50).default(10),
  /** Pin of the printer’s drawer connector that opens it; none: there is no drawer behind the printer. */
  drawerPin: z.enum(DRAWER_PINS).default('none'),
  drawerOnMs: z.int().min(PULSE_MS.least).max(PULSE_MS.most).default(100),
  drawerOffMs: z.int().min(PULSE_MS.least).max(PULSE_MS.most).default(200),
  /** Level of its contact that means open: a property of the drawer, not of the printer. */
  drawerOpenWhen: z.enum(DRAWER_CONTACTS).default('none'),
  /** Seconds after which an open drawer is said; 0: never. */
  drawerOpenSeconds: z.int().min(0).max(3_600).default(60),
  /** Payment forms that open it, and when; a form that is not named: cash before its paper, others never. */
  drawerAtPayment: z.array(z.strictObject({ paymentForm: idSchema, moment: z.enum(DRAWER_MOMENTS) })).default([]),
  drawerAtDeposit: z.boolean().default(true),
  drawerAtWithdrawal: z.boolean().default(true),
  drawerAtCount: z.boolean().default(true),
  drawerAtEnd: z.boolean().default(true),
  /** Offered when the drawer is opened without a sale; a free text is always possible. */
  drawerReasons: z.array(z.string().min(1).max(80)).max(9).default([]),
  /** How much cash may lie in the safe before it is to be taken to the bank; a currency not named: any amount. */
  safeLimits: z.array(z.strictObject({ currency: currencyCodeSchema, amountMinor: amountMinorSchema })).default([]),
  /** Days after which the cash in the safe is to be taken to the bank; 0: no reminder. */
  safeDays: z.int().min(0).max(60).default(0),
  /** Days for which closed shifts of other tills are kept at this one; 0: for ever. */
  toldDays: z.int().min(0).max(9_999).default(400),
});
export type Configuration = z.infer<typeof configurationSchema>;

export type Operator = {
  readonly id: string;
  readonly name: string;
  readonly role: 'cashier' | 'manager';
  /** What the operator's groups allow, added up. */
  readonly permissions: Permission[];
  /** Per cent that may be taken off with the right to discounts: the highest of the operator's groups. */
  readonly maxDiscount: string;
};

/** Rows of End of Shift: each payment form in each of its currencies, grouped by currency as the windows show them. */
export function figureRowsOf(configuration: {
  readonly currencies: readonly Pick<Configuration['currencies'][number], 'code'>[];
  readonly paymentForms: readonly Pick<Configuration['paymentForms'][number], 'id' | 'kind' | 'currencies'>[];
}): FigureFacts['rows'] {
  return configuration.currencies.flatMap(({ code }) =>
    configuration.paymentForms
      .filter(({ currencies }) => currencies.includes(code))
      .map(({ id, kind }) => ({ paymentForm: id, currency: code, isCash: kind === 'cash' })),
  );
}
