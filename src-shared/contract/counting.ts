import { z } from 'zod';
import {
  amountMinorSchema,
  commandIdSchema,
  currencyCodeSchema,
  idSchema,
  momentSchema,
  typedAmountSchema,
} from '#shared/contract/fields.ts';
import { paymentFormKindSchema } from '#shared/contract/till.ts';

export const countOccasionSchema = z.enum(['start', 'end']);
export type CountOccasion = z.infer<typeof countOccasionSchema>;

/** Cash Register Counting. Cells are kept as typed: they survive a crash, a lock and the closing of the window. */
export const countSheetSchema = z.strictObject({
  occasion: countOccasionSchema,
  shiftNumber: z.string().nullable(),
  lastTypedAt: momentSchema.nullable(),
  unreportedTills: z
    .array(idSchema)
    .describe('tills of the shift of which not everything has arrived; none at the start'),
  entries: z.array(
    z.strictObject({
      paymentForm: idSchema,
      name: z.string(),
      kind: paymentFormKindSchema,
      currency: currencyCodeSchema,
      cells: z.array(
        z.strictObject({
          valueMinor: amountMinorSchema,
          kind: z.enum(['note', 'coin']),
          rollPieces: z.int(),
          pieces: z.int().nonnegative().nullable().describe('null: nothing typed'),
        }),
      ),
      values: z
        .array(amountMinorSchema)
        .describe('adding machine of forms other than cash: values keyed so far, the last one last; empty for cash'),
      cheques: z
        .array(
          z.strictObject({
            id: z.string(),
            number: z.string(),
            bank: z.string(),
            documentNumber: z.string(),
            amountMinor: amountMinorSchema,
            isThere: z.boolean().nullable().describe('null: nobody has looked'),
            wasThere: z.boolean().nullable().describe('as ticked when the drawer was handed over; null: it was not'),
            till: idSchema.nullable().describe('other till at which it was taken and lies; null: in the drawer here'),
          }),
        )
        .describe('cheques of the shift over all its tills, to be ticked; empty for every other form'),
      unlistedMinor: amountMinorSchema.describe('cheques of other tills that were told as a sum only; 0 but for them'),
      sumMinor: amountMinorSchema.nullable().describe('null: not counted; 0: counted zero'),
      documentsSince: z.int().nonnegative().describe('documents that moved this row after its count was begun'),
      expectedMinor: amountMinorSchema.nullable().describe('null: hidden by blind counting'),
    }),
  ),
});
export type CountSheet = z.infer<typeof countSheetSchema>;

/** At the end another’s drawer may be counted by whoever may end that shift. */
const shiftIdField = { shiftId: idSchema.optional() };

export const askCountSchema = z.strictObject({ occasion: countOccasionSchema, ...shiftIdField });

export const writePiecesSchema = z.strictObject({
  commandId: commandIdSchema,
  occasion: countOccasionSchema,
  ...shiftIdField,
  paymentForm: idSchema,
  currency: currencyCodeSchema,
  valueMinor: amountMinorSchema.describe('the denomination'),
  pieces: z.string().max(20).nullable().describe('as typed; null wipes the cell'),
  measure: z.enum(['pieces', 'value']).default('pieces').describe('value: typed is what the pieces are worth'),
});

export const clearCountSchema = z.strictObject({
  commandId: commandIdSchema,
  occasion: countOccasionSchema,
  ...shiftIdField,
});

/** Takes the count into the Start or End window: every form and currency in which something was typed. */
export const confirmCountSchema = clearCountSchema.extend({
  stillThere: z
    .boolean()
    .default(false)
    .describe('true: asked about documents since the count was begun, the answer was that it is all there still'),
});

/** Adding machine (article "Counting balance for other payment forms"): one more voucher, slip or transfer. */
export const addValueSchema = z.strictObject({
  commandId: commandIdSchema,
  ...shiftIdField,
  paymentForm: idSchema,
  currency: currencyCodeSchema,
  amount: typedAmountSchema,
});
/** Ticks a cheque of the list as there, or takes the tick off: then it is missing. */
export const tickChequeSchema = z.strictObject({
  commandId: commandIdSchema,
  ...shiftIdField,
  chequeId: z.string().max(140),
  isThere: z.boolean(),
});
export const undoValueSchema = z.strictObject({
  commandId: commandIdSchema,
  ...shiftIdField,
  paymentForm: idSchema,
  currency: currencyCodeSchema,
});
