import { z } from 'zod';
import { amountMinorSchema, currencyCodeSchema, idSchema, momentSchema } from '#shared/contract/fields.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { type Draft, draftSchema, draftTotal, workedOut } from '#shared/sale/draft.ts';
import type { Configuration } from '#shared/till/configuration.ts';

/**
 * A parked document on its way from one till to another. What lies in it is read by the till that goes on with it: one of another
 * version, or the Agent between them, passes on what it may not know.
 */
export const movedDocumentSchema = z.strictObject({
  /** Of this one way: the same document may go back later. */
  moveId: idSchema,
  documentId: idSchema,
  parkedBy: z.strictObject({ operatorId: idSchema, operatorName: z.string().max(80) }),
  parkedAt: momentSchema,
  currency: currencyCodeSchema,
  totalMinor: amountMinorSchema,
  lineCount: z.int().positive(),
  document: z.record(z.string(), z.unknown()).describe('the half-typed document as its till had it'),
});
export type MovedDocument = z.infer<typeof movedDocumentSchema>;

/**
 * What came from another till, as a document of this one. Refused where it is not of the shape that this version types, is another
 * than it says, was paid on, or comes to another value when it is worked out again: then it stays where it is.
 */
export function readMoved(moved: MovedDocument): Result<Draft, string> {
  const read = draftSchema.safeParse(moved.document);
  if (!read.success) return no(`its shape is unknown here: ${read.error.issues[0]?.path.join('.') ?? ''}`);
  const draft = read.data;
  const { currency, documentId, lineCount, totalMinor } = moved;
  if (draft.payments.length > 0) return no('it was paid on');
  if (draft.documentId !== documentId || draft.currency !== currency || draft.lines.length !== lineCount) {
    return no('it is another document than it says');
  }
  const worked = workedOut(draft);
  const isSame = worked.ok && worked.value.lines.every((line, at) => line.valueMinor === draft.lines[at]?.valueMinor);
  if (!isSame || draftTotal(draft.lines) !== totalMinor) return no('its lines do not make its total');
  return ok(draft);
}

/** Whether this till knows what is needed to sell a document: its currency, and the taxes of its lines. */
export function isSellable(draft: Draft, { currencies, taxes }: Pick<Configuration, 'currencies' | 'taxes'>): boolean {
  return (
    currencies.some(({ code }) => code === draft.currency) &&
    draft.lines.every(({ taxCode }) => taxes.some(({ code }) => code === taxCode))
  );
}
