import { z } from 'zod';
import { amountMinorSchema } from '#shared/contract/fields.ts';

/** What may have made a count differ; possibilities about money and keys, never about a person. */
export const likelyCauseSchema = z.discriminatedUnion('cause', [
  z.strictObject({ cause: z.literal('swapped_digits'), valueMinor: amountMinorSchema, typed: z.int(), meant: z.int() }),
  z.strictObject({ cause: z.literal('pieces_off'), valueMinor: amountMinorSchema, pieces: z.int() }),
  z.strictObject({ cause: z.literal('roll_off'), valueMinor: amountMinorSchema, rollPieces: z.int() }),
  z.strictObject({
    cause: z.literal('sum_swapped_digits'),
    typedMinor: amountMinorSchema,
    meantMinor: amountMinorSchema,
  }),
  z.strictObject({ cause: z.literal('other_form'), number: z.string(), amountMinor: amountMinorSchema }),
  z.strictObject({ cause: z.literal('change_as_tendered'), number: z.string(), amountMinor: amountMinorSchema }),
  z.strictObject({
    cause: z.literal('opposite_difference'),
    till: z.string(),
    number: z.string(),
    amountMinor: amountMinorSchema,
  }),
  z.strictObject({
    cause: z.literal('transfer'),
    till: z.string(),
    number: z.string(),
    amountMinor: amountMinorSchema,
  }),
  z.strictObject({ cause: z.literal('pay_out_without_document'), amountMinor: amountMinorSchema }),
  z.strictObject({ cause: z.literal('found_at_start'), amountMinor: amountMinorSchema }),
  z.strictObject({
    cause: z.literal('cheque_missing'),
    number: z.string(),
    bank: z.string(),
    amountMinor: amountMinorSchema,
    wasThere: z.boolean().describe('it was ticked when the drawer was handed over'),
    till: z.string().nullable().describe('other till at which it was taken; null: it lay in the drawer here'),
  }),
]);
