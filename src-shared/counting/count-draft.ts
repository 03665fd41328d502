import { z } from 'zod';
import {
  amountMinorSchema,
  currencyCodeSchema,
  idSchema,
  momentSchema,
  piecesSchema,
} from '#shared/contract/fields.ts';

const row = { paymentForm: idSchema, currency: currencyCodeSchema };
const mark = { operations: z.int().nonnegative(), changes: z.int().nonnegative() };

/**
 * What was typed for the end of a drawer and not yet confirmed by it, cell by cell: it goes with the drawer when that is
 * handed over, to be gone on with at whichever till the drawer is counted.
 */
export const countDraftSchema = z.strictObject({
  cells: z.array(
    z.strictObject({ ...row, valueMinor: amountMinorSchema, pieces: z.int().nonnegative(), typedAt: momentSchema }),
  ),
  /** Adding machine: in the order in which they were keyed. */
  values: z.array(z.strictObject({ ...row, amountMinor: amountMinorSchema })),
  /** How often each row had been moved when its count was begun. */
  marks: z.array(z.strictObject({ ...row, ...mark })),
  counted: z.array(
    z.strictObject({
      ...row,
      pieces: piecesSchema,
      totalMinor: amountMinorSchema,
      mark: z.strictObject(mark).nullable(),
    }),
  ),
  withdrawals: z.array(z.strictObject({ ...row, amountMinor: amountMinorSchema })),
  reasons: z.array(z.strictObject({ ...row, reason: z.string() })),
  /** The cheques in the drawer with their ticks; null: nobody has looked. Absent: none, or written before they went along. */
  cheques: z
    .array(
      z.strictObject({
        ...row,
        id: z.string(),
        number: z.string(),
        bank: z.string(),
        documentNumber: z.string(),
        amountMinor: amountMinorSchema,
        isThere: z.boolean().nullable(),
      }),
    )
    .optional(),
});
export type CountDraft = z.infer<typeof countDraftSchema>;
export type ChequeOfDraft = NonNullable<CountDraft['cheques']>[number];

/** Whether nobody has typed or ticked anything in it. */
export function isUntouched({ cheques = [], ...typed }: CountDraft): boolean {
  return Object.values(typed).every((rows) => rows.length === 0) && cheques.every(({ isThere }) => isThere === null);
}
