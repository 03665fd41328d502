import { z } from 'zod';
import type { Refusal } from '#shared/contract/refusal.ts';
import { no, ok, type Result } from '#shared/result.ts';

/** What tells one cheque from another. */
export const chequeSchema = z.strictObject({
  number: z.string().trim().max(40),
  bank: z.string().trim().max(60).describe('empty: not said'),
});
export type Cheque = z.infer<typeof chequeSchema>;

/**
 * The cheque of a payment: one is needed where the form is of that kind, none anywhere else. The same one is not taken
 * twice. `taken`: those of the document and of the shift so far.
 */
export function takeCheque(
  isCheque: boolean,
  cheque: Cheque | null,
  taken: readonly Cheque[],
): Result<Cheque | null, Refusal> {
  if (!isCheque) return ok(null);
  if (cheque === null || cheque.number === '') return no({ code: 'cheque_number_required' });
  const isTaken = taken.some(({ number, bank }) => number === cheque.number && bank === cheque.bank);
  return isTaken ? no({ code: 'cheque_taken', facts: { number: cheque.number } }) : ok(cheque);
}
