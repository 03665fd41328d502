import { z } from 'zod';
import {
  amountMinorSchema,
  authorisationSchema,
  commandIdSchema,
  currencyCodeSchema,
  dateSchema,
  idSchema,
  momentSchema,
  piecesSchema,
  typedAmountSchema,
} from '#shared/contract/fields.ts';

/** What one Beginning Balance is made of; the remains of the shifts and what moved since sum up to it. */
export const beginningPartsSchema = z.strictObject({
  shifts: z.array(
    z.strictObject({
      shiftId: idSchema,
      number: z.string(),
      endedAt: momentSchema,
      endingMinor: amountMinorSchema,
      bookedDifferenceMinor: amountMinorSchema.describe('0 where the count agreed, or no document was made of it'),
      withdrawalMinor: amountMinorSchema,
      remainingMinor: amountMinorSchema,
    }),
  ),
  sinceMinor: amountMinorSchema.describe('documents that came after the end, such as those of a till that was offline'),
});
export type BeginningParts = z.infer<typeof beginningPartsSchema>;

/** Start of Shift: one row per currency (article "Shift work", Start of shift). */
export const startSheetSchema = z.strictObject({
  businessDate: dateSchema,
  rows: z.array(
    z.strictObject({
      currency: currencyCodeSchema,
      beginningMinor: amountMinorSchema.describe(
        'what the last shift of this operator, or the last day of this till, left',
      ),
      beginningParts: beginningPartsSchema,
      leftPieces: piecesSchema
        .nullable()
        .describe('notes and coins it was left in, from its last count; null: not known'),
      floatDepositMinor: amountMinorSchema.describe('after a hand-over: what is missing to the preset float; else 0'),
      presetsMinor: z.array(amountMinorSchema).describe('usual deposits, offered as one key each'),
      countedMinor: amountMinorSchema.nullable().describe('null: not counted; 0: counted zero'),
      differenceMinor: amountMinorSchema.nullable(),
    }),
  ),
  lastShift: z
    .strictObject({
      number: z.string(),
      endedAt: momentSchema,
      endedByOther: z.string().nullable().describe('who ended it, when that was somebody else'),
    })
    .nullable(),
  lastShifts: z
    .array(
      z.strictObject({
        number: z.string(),
        endedAt: momentSchema,
        rows: z.array(
          z.strictObject({
            currency: currencyCodeSchema,
            remainingMinor: amountMinorSchema,
            differenceMinor: amountMinorSchema.nullable().describe('null: not counted'),
          }),
        ),
      }),
    )
    .describe('this operator’s last ended shifts, newest first, with their cash'),
  countRequired: z.boolean(),
  countOpens: z.boolean().describe('counting is forced and nothing is counted yet: its window opens by itself'),
});
export type StartSheet = z.infer<typeof startSheetSchema>;

export const writeStartSchema = z.strictObject({
  commandId: commandIdSchema,
  currency: currencyCodeSchema,
  amount: typedAmountSchema.nullable().describe('Actual Balance as typed; null: not counted'),
});

export const startShiftSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  deposits: z
    .array(z.strictObject({ currency: currencyCodeSchema, amount: typedAmountSchema }))
    .max(20)
    .describe('one entry per currency; leave a currency out for no deposit'),
});

export const startedShiftSchema = z.strictObject({
  shiftId: idSchema,
  number: z.string(),
  documents: z.array(
    z.strictObject({
      number: z.string(),
      tag: z.string(),
      currency: currencyCodeSchema,
      amountMinor: amountMinorSchema,
    }),
  ),
});
