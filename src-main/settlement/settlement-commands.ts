import type { z } from 'zod';
import { openCardPayments, unsettledPayments } from '#main/card/card-records.ts';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { completeSettlement, heardBatch } from '#main/settlement/settle-now.ts';
import { settlementById, settlementState } from '#main/settlement/settlement-records.ts';
import { requireOperator } from '#main/shift/standing.ts';
import { permit } from '#shared/access/authority.ts';
import { isRunning } from '#shared/card/card-payment.ts';
import { terminalName } from '#shared/card/request-card.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { answerSettlementSchema, explainSettlementSchema, sendReportSchema } from '#shared/contract/settlement.ts';
import { event } from '#shared/journal/decision.ts';
import { parseAmount } from '#shared/money/parse-amount.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { explainSettlement, sendReport } from '#shared/settlement/settlement-decisions.ts';
import type { Batch } from '#shared/settlement/settlement-events.ts';

type Nothing = Record<string, never>;

/** Sending Report of the article. With a manual terminal the total of its own report is typed, and compared at once. */
export function sendTerminalReport(
  desk: Desk,
  input: z.infer<typeof sendReportSchema>,
): Result<{ readonly settlementId: string }, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const authority = { operator: operator.value, authoriser: desk.authoriser };
  return carryOut(desk, { call: 'settlement.send', input }, () => {
    const setting = desk.terminal.setting();
    const terminal = terminalName(setting);
    const open = openCardPayments(desk.connection).filter((payment) => payment.terminal === terminal);
    const settlementId = desk.newId();
    const decided = sendReport({
      authority,
      kind: setting.kind,
      terminal,
      currency: setting.currency,
      settlementId,
      payments: unsettledPayments(desk.connection, terminal).map(({ amountMinor, id, state }) => ({
        id,
        amountMinor,
        isReversed: state === 'reversed',
      })),
      unknownPayments: open.filter(({ state }) => state === 'unknown'),
      isPaymentRunning: open.some(isRunning),
      openSettlement: settlementState(desk.connection),
      isConfirmed: input.confirmed,
    });
    if (!decided.ok) return decided;
    const total = typedTotal(desk, input.typedTotal, setting.currency);
    if (!total.ok) return total;
    desk.journal.append(decided.value);
    if (setting.kind === 'manual') {
      completeSettlement(desk, settlementId, {
        batch: batchOf(total.value),
        toldBy: 'person',
        actor: operator.value.id,
      });
    }
    return ok({ settlementId });
  });
}

export function explainTerminalReport(
  desk: Desk,
  input: z.infer<typeof explainSettlementSchema>,
): Result<Nothing, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const authority = { operator: operator.value, authoriser: desk.authoriser };
  return carryOut(desk, { call: 'settlement.explain', input }, () => {
    const { comment, settlementId } = input;
    const hasDifferences = settlementById(desk.connection, settlementId)?.state === 'settled_with_difference';
    const decided = explainSettlement({ authority, settlementId, hasDifferences, comment });
    if (!decided.ok) return decided;
    desk.journal.append(decided.value);
    return ok({});
  });
}

/**
 * A person's word where the terminal fell silent for good. What it had said before the line broke is believed rather than
 * typed. Checked in this order: right, still unknown, total.
 */
export function answerTerminalReport(
  desk: Desk,
  input: z.infer<typeof answerSettlementSchema>,
): Result<Nothing, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const permitted = permit({ operator: operator.value, authoriser: desk.authoriser }, 'explain_settlement');
  if (!permitted.ok) return permitted;
  return carryOut(desk, { call: 'settlement.answer', input }, () => {
    const { answer, settlementId } = input;
    const settlement = settlementById(desk.connection, settlementId);
    if (settlement?.state !== 'unknown') return no({ code: 'settlement_not_open' });
    if (answer === 'not_settled') {
      const scene = { actor: operator.value.id, shiftId: null, sessionId: null, ...permitted.value };
      const said = { settlementId, reason: 'said_by_person', code: '', toldBy: 'person' } as const;
      desk.journal.append(event('settlement.failed', scene, said));
      return ok({});
    }
    const total = typedTotal(desk, input.typedTotal, settlement.currency);
    if (!total.ok) return total;
    const batch = heardBatch(desk, settlementId) ?? batchOf(total.value);
    completeSettlement(desk, settlementId, { batch, toldBy: 'person', actor: operator.value.id });
    return ok({});
  });
}

export function askAboutReport(desk: Desk, input: { readonly commandId: string }): Result<Nothing, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  return carryOut(desk, { call: 'settlement.askTerminal', input }, () => {
    desk.terminal.askNow();
    return ok({});
  });
}

function batchOf(totalMinor: number | null): Batch {
  return { totalMinor, totals: null, terminalId: null, terminalAt: null };
}

function typedTotal(desk: Desk, text: string | null, code: string): Result<number | null, Refusal> {
  if (text === null) return ok(null);
  const digits = desk.configuration().currencies.find((currency) => currency.code === code)?.minorDigits ?? 2;
  return parseAmount(text, digits);
}
