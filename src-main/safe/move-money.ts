import type { z } from 'zod';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { queueSafeDocument } from '#main/paper/safe-document-paper.ts';
import { heldInSafe } from '#main/safe/safe-movements.ts';
import { nextNumbers } from '#main/shift/numbering.ts';
import { requireOperator } from '#main/shift/standing.ts';
import { dateOf } from '#main/time/clock.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { moveSafeMoneySchema, SafeMoved } from '#shared/contract/safe.ts';
import { ok, type Result } from '#shared/result.ts';
import { moveSafeMoney } from '#shared/safe/move-safe-money.ts';

/** Safe deposit or withdrawal: document, postings and slip in one transaction. It needs no shift: no drawer is touched. */
export function moveMoney(desk: Desk, input: z.infer<typeof moveSafeMoneySchema>): Result<SafeMoved, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  return carryOut(desk, { call: 'safe.move', input }, () => {
    const configuration = desk.configuration();
    const decided = moveSafeMoney(
      {
        authority: { operator: operator.value, authoriser: desk.authoriser },
        configuration,
        heldMinor: heldInSafe(desk.connection, input),
        newId: desk.newId,
        nextNumber: nextNumbers(desk.connection, {
          tillCode: configuration.tillCode,
          businessDate: dateOf(desk.clock.now().wall),
        }),
      },
      input,
    );
    if (!decided.ok) return decided;
    const kept = desk.journal.append(decided.value);
    const { amountMinor, currency, documentId, number, type } = decided.value.body;
    return ok({ documentId, number, type, currency, amountMinor, printJobId: queueSafeDocument(desk, kept) });
  });
}
