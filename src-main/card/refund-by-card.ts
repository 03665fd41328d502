import type { z } from 'zod';
import { cardPaymentsOf } from '#main/card/card-records.ts';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { settlementState } from '#main/settlement/settlement-records.ts';
import { requireShift } from '#main/shift/standing.ts';
import { allOf, orderOf, planningFacts, receiptOf, typedGoods } from '#main/trade-document/returned-goods.ts';
import { terminalName } from '#shared/card/request-card.ts';
import { requestRefund } from '#shared/card/request-refund.ts';
import type { refundByCardSchema } from '#shared/contract/card.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { ok, type Result } from '#shared/result.ts';

/** Writes down that the terminal shall pay returned goods back. The worker asks it; this command never waits for it. */
export function refundByCard(
  desk: Desk,
  input: z.infer<typeof refundByCardSchema>,
): Result<{ readonly attemptId: string }, Refusal> {
  const standing = requireShift(desk);
  if (!standing.ok) return standing;
  const { operator } = standing.value;
  return carryOut(desk, { call: 'card.refund', input }, () => {
    const { documentId } = input;
    const receipt = documentId === null ? typedGoods(desk, operator.id) : receiptOf(desk, documentId);
    if (!receipt.ok) return receipt;
    const setting = desk.terminal.setting();
    const attemptId = desk.newId();
    const decided = requestRefund({
      facts: planningFacts(desk, standing.value, receipt.value),
      order: orderOf(input, documentId === null ? allOf(receipt.value) : input.lines),
      refunds: cardPaymentsOf(desk.connection, receipt.value.sale.documentId),
      setting,
      terminal: terminalName(setting),
      settlementState: settlementState(desk.connection),
      attemptId,
    });
    if (!decided.ok) return decided;
    desk.journal.append(decided.value);
    return ok({ attemptId });
  });
}
