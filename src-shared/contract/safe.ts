import { z } from 'zod';
import {
  amountMinorSchema,
  authorisationSchema,
  commandIdSchema,
  currencyCodeSchema,
  dateSchema,
  idSchema,
  momentSchema,
  typedAmountSchema,
} from '#shared/contract/fields.ts';
import { paymentFormKindSchema } from '#shared/contract/till.ts';
import { MOVEMENTS } from '#shared/ledger/posting.ts';
import { SAFE_COUNTERPARTS, SAFE_DOCUMENT_TYPES } from '#shared/safe/safe-document.ts';

export const askSafeSheetSchema = z.strictObject({
  date: dateSchema.nullable().default(null).describe('null: today by this till’s clock'),
});

/** The Safe, as far as its money went through this till (domain reference 4.6). */
export const safeSheetSchema = z.strictObject({
  date: dateSchema,
  isToday: z.boolean(),
  days: z.array(dateSchema).describe('today and the days on which anything was moved, newest first'),
  rows: z.array(
    z.strictObject({
      paymentForm: idSchema,
      name: z.string(),
      kind: paymentFormKindSchema,
      currency: currencyCodeSchema,
      beginningMinor: amountMinorSchema.describe('what the day before left'),
      depositsMinor: amountMinorSchema,
      withdrawalsMinor: amountMinorSchema.describe('never above zero'),
      totalMinor: amountMinorSchema,
      endingMinor: amountMinorSchema.describe('what the next day begins with'),
      transactions: z.int(),
    }),
  ),
  reminders: z.array(z.string()).describe('why money has to be taken to the bank, in words; empty: it has not'),
});
export type SafeSheet = z.infer<typeof safeSheetSchema>;

export const askSafeMovementsSchema = z.strictObject({
  date: dateSchema,
  paymentForm: idSchema,
  currency: currencyCodeSchema,
});

export const safeMovementsSchema = z.strictObject({
  movements: z.array(
    z.strictObject({
      movement: z.enum(MOVEMENTS),
      number: z.string().describe('of the document, or of the report of the shift whose end moved it'),
      amountMinor: amountMinorSchema.describe('above zero: into the safe'),
      description: z.string(),
      handledBy: z.string(),
      movedAt: momentSchema,
    }),
  ),
});
export type SafeMovements = z.infer<typeof safeMovementsSchema>;

export const safeReminderSchema = z.strictObject({
  words: z.array(z.string()).describe('empty: nothing is due, or whoever is logged on may not see the safe'),
});

export const moveSafeMoneySchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  type: z.enum(SAFE_DOCUMENT_TYPES).describe('SD: into the safe; SW: out of it'),
  amount: typedAmountSchema,
  currency: currencyCodeSchema,
  paymentForm: idSchema.describe('of kind cash, voucher or cheque'),
  counterpart: z.enum(SAFE_COUNTERPARTS).describe('where it comes from or goes to; other: it has to be described'),
  description: z.string().max(200).default(''),
});

export const safeMovedSchema = z.strictObject({
  documentId: idSchema,
  number: z.string(),
  type: z.enum(SAFE_DOCUMENT_TYPES),
  currency: currencyCodeSchema,
  amountMinor: amountMinorSchema,
  printJobId: idSchema,
});
export type SafeMoved = z.infer<typeof safeMovedSchema>;
