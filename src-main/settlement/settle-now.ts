import { cardPaymentById, knownReceipts } from '#main/card/card-records.ts';
import type { Desk } from '#main/desk/desk.ts';
import { type Settlement, settlementById } from '#main/settlement/settlement-records.ts';
import type { BatchOutcome, BatchResult, PaymentTerminal, TerminalHooks } from '#main/terminal/payment-terminal.ts';
import { keepStep, stepsOf } from '#main/terminal/terminal-steps.ts';
import { must } from '#shared/assert.ts';
import { event } from '#shared/journal/decision.ts';
import { reconcile } from '#shared/settlement/reconcile.ts';
import { type Batch, batchSchema } from '#shared/settlement/settlement-events.ts';
import type { DeclineReason } from '#shared/terminal/terminal-outcome.ts';

type Exchange = {
  readonly desk: Desk;
  readonly settlement: Settlement;
  readonly terminal: PaymentTerminal;
  readonly hooks: TerminalHooks;
  /** Runs in one transaction. */
  readonly keep: (work: () => void) => void;
};

/** A settlement belongs to a terminal, not to a shift: several cashiers share what it confirms. */
const NOBODY = { actor: null, shiftId: null, sessionId: null };
const CLOCKS_DIFFER_MS = 120_000;

/** Sends the end of day, once. What it brings is kept before it is acknowledged, and counts when the terminal completes. */
export async function settleNow({ desk, hooks, keep, settlement, terminal }: Exchange): Promise<void> {
  const onBatch = (batch: BatchResult): void =>
    keep(() =>
      keepStep(desk.connection, settlement.id, {
        step: 'batch',
        at: desk.clock.now().wall,
        detail: JSON.stringify(batch),
      }),
    );
  const outcome = await terminal.settle({ ...hooks, onBatch });
  keep(() => keepBatchOutcome(desk, settlement.id, outcome));
}

function keepBatchOutcome(desk: Desk, settlementId: string, outcome: BatchOutcome): void {
  switch (outcome.kind) {
    case 'settled':
      completeSettlement(desk, settlementId, { batch: outcome.batch, toldBy: 'terminal', actor: null });
      return;
    case 'declined': {
      const { code, reason } = outcome;
      desk.journal.append(event('settlement.failed', NOBODY, { settlementId, reason, code, toldBy: 'terminal' }));
      return;
    }
    case 'unknown':
      desk.journal.append(
        event('settlement.unknown', NOBODY, { settlementId, reason: outcome.reason, raw: outcome.raw }),
      );
  }
}

/**
 * Asks the terminal for the report of its last end of day. It is the one that was asked for when it closed after the
 * request; another end of day is never sent: the batch may be empty by now, and a report of nothing would hide the loss.
 */
export async function askAboutSettlement({ desk, hooks, keep, settlement, terminal }: Exchange): Promise<void> {
  const last = await terminal.repeatLast({ ...hooks, onSending: () => undefined });
  if (last.kind !== 'batch') return;
  const { terminalAt } = last.batch;
  const isOurs = terminalAt !== null && Date.parse(terminalAt) >= Date.parse(settlement.requestedAt) - CLOCKS_DIFFER_MS;
  if (!isOurs) return;
  keep(() => {
    if (settlementById(desk.connection, settlement.id)?.state !== 'unknown') return;
    completeSettlement(desk, settlement.id, { batch: last.batch, toldBy: 'terminal', actor: null });
  });
}

/** Ends a settlement that this till cut off, or whose terminal is no longer set up. */
export function failSettlement(desk: Desk, settlementId: string, how: DeclineReason | 'unknown'): void {
  desk.journal.append(
    how === 'unknown'
      ? event('settlement.unknown', NOBODY, { settlementId, reason: 'till_stopped', raw: '' })
      : event('settlement.failed', NOBODY, { settlementId, reason: how, code: '', toldBy: 'terminal' }),
  );
}

/** Compares and writes down; differences are told, nothing is altered. */
export function completeSettlement(
  desk: Desk,
  settlementId: string,
  told: { readonly batch: Batch; readonly toldBy: 'terminal' | 'person'; readonly actor: string | null },
): void {
  const { connection } = desk;
  const settlement = must(settlementById(connection, settlementId), 'a settlement that is completed is there');
  const payments = settlement.paymentIds.map((id) =>
    must(cardPaymentById(connection, id), 'a settlement names payments of this till'),
  );
  const batch = batchSchema.parse(told.batch);
  const differences = reconcile({
    payments: payments.map(({ amountMinor, id, result, state }) => ({
      id,
      receiptNumber: result?.receiptNumber ?? '',
      amountMinor,
      cardName: result?.cardName ?? '',
      isReversed: state === 'reversed',
    })),
    otherReceipts: knownReceipts(connection, settlement.terminal),
    totalMinor: batch.totalMinor,
    totals: batch.totals,
    isByHand: told.toldBy === 'person',
  });
  desk.journal.append(
    event(
      'settlement.completed',
      { ...NOBODY, actor: told.actor },
      { settlementId, batch, differences: [...differences], toldBy: told.toldBy },
    ),
  );
}

/** What the terminal had said before the line broke; null: nothing. */
export function heardBatch(desk: Desk, settlementId: string): Batch | null {
  const heard = stepsOf(desk.connection, settlementId).find(({ step }) => step === 'batch');
  return heard === undefined ? null : batchSchema.parse(JSON.parse(heard.detail));
}
