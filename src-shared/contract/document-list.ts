import { z } from 'zod';
import { dateSchema } from '#shared/contract/fields.ts';

/** Values of a band, in major units of each document's own currency: from the first up to, but not, the second. */
export const valueBandSchema = z.strictObject({
  from: z.int().nonnegative(),
  to: z.int().positive().nullable().describe('null: no end'),
});
export type ValueBand = z.infer<typeof valueBandSchema>;

/** What a list of this till’s documents is narrowed to; `type` says which kinds there are. */
export function askDocumentsSchema<T extends z.ZodType>(type: T) {
  return z.strictObject({
    text: z.string().max(64).default('').describe('any part of the number'),
    type: type.nullable().default(null),
    value: valueBandSchema.nullable().default(null),
    date: dateSchema.nullable().default(null).describe('day of issue by this till’s clock'),
    limit: z.int().min(1).max(200).default(100),
  });
}

/** A list of this till’s documents, newest first. */
export function documentListSchema<T extends z.ZodType>(listed: T) {
  return z.strictObject({
    documents: z.array(listed),
    hasMore: z.boolean(),
    days: z.array(dateSchema).describe('days on which this till issued any, newest first'),
  });
}

/** As a list is asked for, once it is parsed. */
export type AskDocuments = {
  readonly text: string;
  readonly type: string | null;
  readonly value: ValueBand | null;
  readonly date: string | null;
  readonly limit: number;
};
